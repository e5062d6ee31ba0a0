import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';

/**
 * `npm run look -- [page …] [--width 320] [--text 1.4] [--scheme dark]`: the pages whose names hold one of the words (else all,
 * and the gallery of components), in the looks asked for (else all). Sheets and report go to `.build/look`. Ends with 1 when
 * something is wrong. It runs as a test does, because it wants a test's database.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { width: { type: 'string' }, text: { type: 'string' }, scheme: { type: 'string' } },
});

await run(['config/build.mjs', 'h5'], {});
const asked = { LOOK_PAGES: positionals.join(' '), LOOK_WIDTH: values.width, LOOK_TEXT: values.text, LOOK_SCHEME: values.scheme };
await run(['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/look/vitest.config.mjs'], asked);

async function run(args: string[], more: Record<string, string | undefined>): Promise<void> {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...more }, stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) process.exit(code ?? 1);
}
