import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';

const dir = mkdtempSync(path.join(tmpdir(), 'mashang-failing-'));
afterAll(() => rmSync(dir, { recursive: true }));

const root = path.resolve(import.meta.dirname, '../..');
const reporter = path.join(root, 'test/helpers/final-line.ts');

test('a run that fails says each failure by its name, also one outside every test', () => {
  const files = {
    'vitest.config.mjs': `export default { test: { globals: true, reporters: [${JSON.stringify(reporter)}] } };`,
    'flaky.test.ts': `describe('a town', () => { test('is there', () => { expect(1).toBe(2); }); test('stays', () => {}); });`,
    'hook.test.ts': `beforeAll(() => { throw new Error('no database'); }); test('never begins', () => {});`,
    'loose.test.ts': `test('goes well', () => { setTimeout(() => { throw new Error('nobody waited\\nfor this'); }, 0); return new Promise((done) => setTimeout(done, 20)); });`,
    'torn.test.ts': `throw new Error('cannot be loaded');`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(dir, name), text);
  const { TEST_COUNTS_FILE: _outer, ...env } = process.env;
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const { stdout, status } = spawnSync(process.execPath, [vitest, 'run', '--root', dir], { env, encoding: 'utf8' });
  expect(stdout.trim().split('\n').toSorted()).toEqual([
    '2 passed, 4 failed, 1 skipped',
    'FAILED flaky.test.ts › a town > is there',
    'FAILED hook.test.ts: no database',
    'FAILED outside every test: nobody waited',
    'FAILED torn.test.ts: cannot be loaded',
  ]);
  expect(status).toBe(1);
});
