import path from 'node:path';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

const project = path.resolve(import.meta.dirname, '..');

/** The staff's page. Its policy allows files of its own and nothing else: no inline script, style or picture. */
export default defineConfig({
  root: path.join(project, 'src/console'),
  base: '/staff/',
  plugins: [vue()],
  build: {
    outDir: path.join(project, '.build/console'),
    emptyOutDir: true,
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Desks of towns still run browsers of these years.
    target: ['chrome87', 'firefox78', 'safari14'],
  },
});
