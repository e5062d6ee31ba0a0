import { defineConfig } from '@tarojs/cli';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '..');
const inMini = (file: string): string => path.join(root, 'src/mini', file);

/** Outside sourceRoot Taro transpiles nothing unless it is listed: our own sides, and the packages that speak newer JavaScript than old phones. */
const packages = ['axios', 'pinia', 'vue', '@vue', '@noble', 'lean-qr'];
/** What Taro's router on H5 brings along. */
const routerPackages = ['query-string', 'filter-obj', 'split-on-first', 'decode-uri-component'];
const alsoTranspiled = [
  ...['src/contract', 'src/rules'].map((folder) => path.join(root, folder)),
  ...[...packages, ...routerPackages].map((name) => path.join(root, 'node_modules', name) + path.sep),
];

/** Sizes follow the person's own setting: Taro's transform would rewrite rem and tie type to the width of the screen. */
const noPixelTransform = { pxtransform: { enable: false, config: {} }, cssModules: { enable: false, config: {} } };

/** axios's own ways out do not exist on a phone; ours is `shared/http/taro-adapter.ts`. And nothing here sends a form. */
function lightenAxios(chain: any, webpack: any): void {
  chain
    .plugin('one-way-out')
    .use(webpack.NormalModuleReplacementPlugin, [/^\.\.?\/adapters\/adapters\.js$/, inMini('shared/bundle/no-own-adapters.ts')]);
  chain
    .plugin('no-forms')
    .use(webpack.NormalModuleReplacementPlugin, [
      /\/(toFormData|toURLEncodedForm|formDataToJSON|AxiosURLSearchParams|HttpStatusCode)\.js$/,
      inMini('shared/bundle/no-forms.ts'),
    ]);
}

function lightenRoutes(chain: any): void {
  chain.module
    .rule('routes-for-phones')
    .test(path.join(root, 'src/contract/routes.ts'))
    .enforce('pre')
    .use('routes-for-phones')
    .loader(path.join(__dirname, 'routes-for-phones.cjs'));
}

function lightenSyllables(chain: any): void {
  chain.module
    .rule('syllables-for-phones')
    .test(inMini('shared/find/syllable-table.ts'))
    .enforce('pre')
    .use('syllables-for-phones')
    .loader(path.join(__dirname, 'syllables-for-phones.cjs'));
}

function lightenSealing(chain: any): void {
  chain.module
    .rule('sealing-for-phones')
    .test(path.join(root, 'node_modules/tweetnacl/nacl-fast.js'))
    .enforce('pre')
    .use('sealing-for-phones')
    .loader(path.join(__dirname, 'sealing-for-phones.cjs'));
}

/** Webpack's own lines in the JavaScript that our phones know. */
const known = { arrowFunction: true, const: true, destructuring: true, forOf: true, optionalChaining: false, templateLiteral: true };

/**
 * Terser's own defaults, which Taro turns off one by one for mini-programs, at the JavaScript of 2018 that iOS 13 and
 * Chrome 74 know. Chinese stays Chinese: as \u escapes it would weigh twice as much.
 */
const terserDefaults =
  'arrows collapse_vars comparisons computed_props hoist_props inline loops negate_iife properties reduce_funcs reduce_vars switches typeofs'.split(
    ' ',
  );
const smallForPhones = {
  compress: { ...Object.fromEntries(terserDefaults.map((name) => [name, true])), ecma: 2018, passes: 3 },
  output: { ecma: 2018, ascii_only: false },
};

/** On H5 Taro writes names of properties in quotes, for browsers that are older than ours. */
const plainKeys = { quote_keys: false, keep_quoted_props: false };

/**
 * The catalogue that goes along, made by `config/ship-catalogue.mjs` before: in WeChat's package as a text that is parsed when it
 * is needed, on H5 a file of its own, which the service worker keeps.
 */
const shippedFile = path.join(root, `.build/shipped-${process.env.TARO_ENV}.json`);
const shippedText = fs.readFileSync(shippedFile, 'utf8');
const shippedName = `static/catalogue.${createHash('sha256').update(shippedText).digest('hex').slice(0, 8)}.json`;
const { county, version, day } = JSON.parse(shippedText) as { county: string; version: number; day: string };
const shipped = { county, version, day, ...(process.env.TARO_ENV === 'weapp' ? { text: shippedText } : { address: `/${shippedName}` }) };

/** Taro's router and components write <style> elements at start-up; the county's policy allows only files, and ours says it all. */
function replaceWrittenStyles(chain: any, webpack: any): void {
  chain.plugin('no-written-styles').use(webpack.NormalModuleReplacementPlugin, [
    /\/style\.js$/,
    (asked: { context: string; request: string }) => {
      if (/@tarojs[\\/]router[\\/]dist/.test(asked.context)) asked.request = inMini('shared/bundle/no-router-style.ts');
    },
  ]);
  chain.resolve.alias.set('@tarojs/components/dist/taro-components/taro-components.css$', false);
  chain.resolve.alias.set('@tarojs/components/global.css$', false);
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
  plugins: [[path.join(__dirname, 'taro-own-attributes/index.ts'), { folder: path.join(root, 'src/mini') }]],
  /** Where the county's API lives. On H5 it is always the origin of the page. */
  defineConstants: {
    /** WeChat's voice plug-in, where the county's account has it: its version, such as 0.3.6. */
    VOICE_PLUGIN: JSON.stringify(process.env.TARO_APP_VOICE_PLUGIN ?? ''),
    COUNTY_ORIGIN: JSON.stringify(process.env.TARO_APP_ORIGIN ?? 'http://127.0.0.1:8360'),
    SHIPPED_CATALOGUE: JSON.stringify(shipped),
  },
  // A chat card without a picture of its own shows the sender's screen.
  copy: {
    patterns:
      process.env.TARO_ENV === 'weapp'
        ? [{ from: inMini('shared/wechat/share-card.png'), to: '.build/weapp/share-card.png' }]
        : [{ from: shippedFile, to: `.build/h5/${shippedName}` }],
    options: {},
  },
  mini: {
    // How deep views may lie in each other: deeper, Taro starts anew in a component of its own, and test/weapp says `too-deep`.
    baseLevel: 12,
    compile: { include: alsoTranspiled },
    postcss: noPixelTransform,
    miniCssExtractPluginOption: { ignoreOrder: true },
    // Shared modules copied into subpackages would have their state twice: signed in here, unknown there.
    optimizeMainPackage: { enable: false },
    webpackChain(chain: any, webpack: any) {
      lightenAxios(chain, webpack);
      lightenRoutes(chain);
      lightenSyllables(chain);
      lightenSealing(chain);
      chain.output.set('environment', known);
      chain.plugin('text-encoder').use(webpack.ProvidePlugin, [{ TextEncoder: [inMini('shared/bundle/text-encoder.ts'), 'TextEncoder'] }]);
    },
    // Nothing of ours is written as HTML; Vue would write long unchanging parts so, and Taro carry a parser for it.
    runtime: { enableInnerHTML: false },
    compilerOptions: { hoistStatic: false },
    terser: { enable: true, config: smallForPhones },
  },
  h5: {
    publicPath: '/',
    staticDirectory: 'static',
    router: { mode: 'browser' },
    compile: { include: alsoTranspiled },
    postcss: { ...noPixelTransform, autoprefixer: { enable: true, config: {} } },
    // Taro keeps every function's name on H5; nothing here asks for one.
    terser: { enable: true, config: { ...smallForPhones, keep_fnames: false, output: { ...smallForPhones.output, ...plainKeys } } },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'chunk/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    webpackChain(chain: any, webpack: any) {
      lightenAxios(chain, webpack);
      lightenRoutes(chain);
      lightenSyllables(chain);
      lightenSealing(chain);
      chain.output.set('environment', known);
      replaceWrittenStyles(chain, webpack);
      // Real <button> and <input> instead of Taro's web components: lighter, and a keyboard and a screen reader know them.
      chain.resolve.alias.set('@tarojs/components$', inMini('shared/bundle/h5-elements.ts'));
      chain.resolve.alias.set('@tarojs/components/dist/components$', inMini('shared/bundle/h5-elements.ts'));
      // One file for all pages: once she is in, every page opens without a network, and none is half of another release.
      chain.plugin('all-pages-at-once').use(webpack.optimize.LimitChunkCountPlugin, [{ maxChunks: 1 }]);
      // We ask nothing by JSONP; Taro's helper for it reads localStorage while loading, and where cookies are forbidden nothing would start.
      chain.resolve.alias.set('jsonp-retry', false);
      // Our browsers bring both themselves.
      for (const name of ['whatwg-fetch', 'abortcontroller-polyfill/dist/abortcontroller-polyfill-only'])
        chain.resolve.alias.set(name, false);
      // Asked only what system plays a video.
      chain.resolve.alias.set('platform$', false);
      // We play no video; Taro would carry a 617 KB player along.
      chain.resolve.alias.set('hls.js', false);
    },
  },
}));
