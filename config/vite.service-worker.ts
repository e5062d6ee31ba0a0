import path from 'node:path';
import { defineConfig } from 'vite';

const project = path.resolve(import.meta.dirname, '..');

/** One small script beside the phone's pages, apart from the app: it must run when the app is not there. */
export default defineConfig({
  root: path.join(project, 'src/mini/service-worker'),
  build: {
    outDir: path.join(project, '.build/h5'),
    emptyOutDir: false,
    copyPublicDir: false,
    lib: { entry: 'service-worker.ts', formats: ['iife'], name: 'serviceWorker', fileName: () => 'service-worker.js' },
    // The same old phones as the app's.
    target: ['chrome74', 'safari13'],
  },
});
