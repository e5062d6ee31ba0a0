import { defineConfig } from '@tarojs/cli';
import path from 'node:path';

const root = path.resolve(__dirname, '..');
const inMini = (file: string): string => path.join(root, 'src/mini', file);

/** Outside sourceRoot Taro transpiles nothing unless it is listed: our own sides, and the packages that speak newer JavaScript than old phones. */
const packages = ['axios', 'pinia', 'vue', '@vue', '@noble', 'qrcode', 'dijkstrajs'];
/** What Taro's router on H5 brings along. */
const routerPackages = ['query-string', 'filter-obj', 'split-on-first', 'decode-uri-component'];
const alsoTranspiled = [
  ...['src/contract', 'src/rules'].map((folder) => path.join(root, folder)),
  ...[...packages, ...routerPackages].map((name) => path.join(root, 'node_modules', name) + path.sep),
];

/** Sizes follow the person's own setting: Taro's transform would rewrite rem and tie type to the width of the screen. */
const noPixelTransform = { pxtransform: { enable: false, config: {} }, cssModules: { enable: false, config: {} } };

/** axios's own ways out do not exist on a phone; ours is `shared/taro-adapter.ts`. */
function replaceAxiosAdapters(chain: any, webpack: any): void {
  chain
    .plugin('one-way-out')
    .use(webpack.NormalModuleReplacementPlugin, [/^\.\.?\/adapters\/adapters\.js$/, inMini('shared/no-own-adapters.ts')]);
}

export default defineConfig<'webpack5'>(() => ({
  projectName: 'mashang',
  date: '2026-11-22',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot: 'src/mini',
  outputRoot: process.env.TARO_ENV === 'weapp' ? '.build/weapp' : '.build/h5',
  framework: 'vue3',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  plugins: [],
  /** Where the county's API lives. On H5 it is always the origin of the page. */
  defineConstants: { COUNTY_ORIGIN: JSON.stringify(process.env.TARO_APP_ORIGIN ?? 'http://127.0.0.1:8360') },
  mini: {
    compile: { include: alsoTranspiled },
    postcss: noPixelTransform,
    miniCssExtractPluginOption: { ignoreOrder: true },
    // Shared modules copied into subpackages would have their state twice: signed in here, unknown there.
    optimizeMainPackage: { enable: false },
    webpackChain: replaceAxiosAdapters,
  },
  h5: {
    publicPath: '/',
    staticDirectory: 'static',
    router: { mode: 'browser' },
    compile: { include: alsoTranspiled },
    postcss: { ...noPixelTransform, autoprefixer: { enable: true, config: {} } },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'chunk/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    webpackChain(chain: any, webpack: any) {
      replaceAxiosAdapters(chain, webpack);
      // Real <button> and <input> instead of Taro's web components: lighter, and a keyboard and a screen reader know them.
      chain.resolve.alias.set('@tarojs/components$', inMini('shared/h5-elements.ts'));
      chain.resolve.alias.set('@tarojs/components/dist/components$', inMini('shared/h5-elements.ts'));
      // One file for all pages: once she is in, every page opens without a network, and none is half of another release.
      chain.plugin('all-pages-at-once').use(webpack.optimize.LimitChunkCountPlugin, [{ maxChunks: 1 }]);
      // We ask nothing by JSONP; Taro's helper for it reads localStorage while loading, and where cookies are forbidden nothing would start.
      chain.resolve.alias.set('jsonp-retry', false);
      // We play no video; Taro would carry a 617 KB player along.
      chain.resolve.alias.set('hls.js', false);
    },
  },
}));
