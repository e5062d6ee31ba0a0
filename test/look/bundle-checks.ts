import path from 'node:path';
import { build } from 'vite';

/** The checks as one script that leaves them in `lookChecks`. Not a script of the page: its policy refuses foreign ones. */
export async function bundleChecks(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'esnext',
      lib: { entry: path.join(import.meta.dirname, 'checks/in-page.ts'), formats: ['iife'], name: 'lookChecks' },
    },
  });
  const [{ output }] = built as unknown as [{ output: { code: string }[] }];
  // Evaluated in a function, so its variable must be handed to the page by name.
  return `${output[0]!.code}\nglobalThis.lookChecks = lookChecks;`;
}
