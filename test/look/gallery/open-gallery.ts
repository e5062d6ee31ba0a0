import path from 'node:path';
import vue from '@vitejs/plugin-vue';
import { build, preview, type InlineConfig } from 'vite';
import type { Stop } from '../walk.ts';
import { galleryComponents } from './components.ts';

const project = path.resolve(import.meta.dirname, '../../..');
/** Vue would take some of them for SVG's and all of them for the browser's own. */
const miniTags = new Set(['view', 'text', 'button', 'input', 'image', 'block', 'page-meta', 'textarea', 'scroll-view', 'picker-view']);

const config: InlineConfig = {
  configFile: false,
  logLevel: 'error',
  root: import.meta.dirname,
  plugins: [vue({ template: { compilerOptions: { isNativeTag: (tag) => !miniTags.has(tag) } } })],
  resolve: { alias: { '@tarojs/taro': path.join(project, 'test/mini/helpers/taro-stub.ts') } },
  define: {
    'process.env.TARO_ENV': '"h5"',
    COUNTY_ORIGIN: '""',
    SHIPPED_CATALOGUE: '{ "county": "", "version": 0, "day": "", "text": "" }',
  },
  build: { outDir: path.join(project, '.build/gallery'), emptyOutDir: true, target: 'esnext' },
};

/** The components of the phone by themselves, built straight from their sources, on a port of this machine. */
export async function openGallery(): Promise<{ url: string; close: () => Promise<void> }> {
  await build(config);
  const server = await preview({ ...config, preview: { host: '127.0.0.1', port: 0 } });
  return { url: server.resolvedUrls!.local[0]!, close: () => server.close() };
}

/** Every state of every component whose name is wanted, to be walked like a page. */
export function galleryStops(url: string, wanted: (page: string) => boolean = () => true): Stop[] {
  return Object.entries(galleryComponents)
    .flatMap(([component, { states, whole }]) =>
      states.map(({ name, props, press, waited, shows: told }): Stop => {
        const at = `${url}?${new URLSearchParams({ component, state: name }).toString()}`;
        const shows = told ?? (whole ? String(props?.['title']) : `${component} · ${name}`);
        return {
          page: `gallery/${component}`,
          state: {
            name,
            kind: 'ready',
            prepare: () => ({
              at,
              shows,
              ...(waited ? { waited } : {}),
              ...(press ? { act: (page) => page.getByRole('button', { name: press }).tap() } : {}),
            }),
          },
        };
      }),
    )
    .filter(({ page }) => wanted(page));
}
