import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const project = path.resolve(import.meta.dirname, '../..');
interface Violation {
  from: string;
  rule: { name: string };
}

const forbidden = [
  ['src/rules/clock.ts', 'node:fs', 'rules-know-nobody'],
  ['src/contract/apply.contract.ts', '../server/apply/index.ts', 'contract-knows-rules-only'],
  ['src/mini/home/one-side.ts', '../../server/apply/index.ts', 'mini-knows-no-other-side'],
  ['src/mini/home/schema.ts', '../../contract/learn.contract.ts', 'phone-takes-schemas-as-types'],
  ['src/mini/home/other-room.ts', '../me/me.api.ts', 'phone-rooms-stay-apart'],
  ['src/mini/home/http.ts', 'axios', 'one-http'],
  ['src/server/notify/tell.ts', '../../../mock/main.ts', 'product-knows-no-stand-in'],
  ['src/server/apply/past-the-door.ts', '../matter/matter.store.ts', 'rooms-have-a-door'],
  ['src/server/matter/record.ts', '../apply/index.ts', 'matter-looks-down-only'],
  ['src/server/apply/mouth.ts', 'node:https', 'one-mouth'],
  ['src/server/apply/sql.ts', 'kysely', 'stores-ask-the-database'],
  ['src/server/apply/jobs.ts', 'pg-boss', 'jobs-are-the-platforms'],
  ['src/server/apply/vendor.ts', 'tencentcloud-sdk-nodejs-sms', 'one-client-of-tencent'],
  ['src/server/apply/other-vendor.ts', '@alicloud/pop-core', 'one-client-of-alibaba'],
] as const;

/** Nothing is wrong with these. */
const allowed = {
  'src/server/check/check.store.ts': `import { matter } from '../matter/index.ts';\nimport { sql } from 'kysely';\nexport const check = [matter, sql];`,
  'src/mini/home/home.ts': `import type { program } from '../../contract/learn.contract.ts';\nimport { routes } from '../../contract/routes.ts';\nexport type Home = [typeof program, typeof routes];`,
};

let house: string;
let violations: Violation[];

/** A house with the same walls and nearly nobody in it, walked through once: quick, and nothing real is touched. */
beforeAll(async () => {
  house = await mkdtemp(path.join(tmpdir(), 'mashang-walls-'));
  for (const file of ['.dependency-cruiser.cjs', 'package.json']) await cp(path.join(project, file), path.join(house, file));
  await symlink(path.join(project, 'node_modules'), path.join(house, 'node_modules'));
  await plant('src/contract/learn.contract.ts', 'export const program = 1;');
  await plant('src/contract/routes.ts', 'export const routes = {};');
  await plant('src/server/matter/index.ts', `export { matter } from './matter.store.ts';`);
  await plant('src/server/matter/matter.store.ts', 'export const matter = 1;');
  await plant('src/server/apply/index.ts', 'export const apply = 1;');
  await plant('src/mini/shared/go.ts', 'export const go = 1;');
  await plant('src/mini/me/me.api.ts', 'export const me = 1;');
  await plant('mock/main.ts', 'export const standIn = 1;');
  for (const [file, text] of Object.entries(allowed)) await plant(file, text);
  for (const [file, target] of forbidden) await plant(file, `import * as there from '${target}';\nexport const here = there;`);
  await plant('src/mini/notify/one.ts', `import { two } from './two.ts';\nexport const one: unknown = two;`);
  await plant('src/mini/notify/two.ts', `import { one } from './one.ts';\nexport const two: unknown = one;`);
  violations = await walkThrough();
});

afterAll(() => rm(house, { recursive: true, force: true }));

async function plant(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(house, file)), { recursive: true });
  await writeFile(path.join(house, file), `${text}\n`);
}

function walkThrough(): Promise<Violation[]> {
  const cruiser = path.join(project, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [cruiser, 'src', 'mock', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
  return new Promise((resolve, reject) =>
    execFile(process.execPath, args, { cwd: house, maxBuffer: 1 << 26 }, (error, said) => {
      if (!said) return reject(error ?? new Error('dependency-cruiser said nothing'));
      resolve((JSON.parse(said) as { summary: { violations: Violation[] } }).summary.violations);
    }),
  );
}

const brokenBy = (file: string) => violations.filter(({ from }) => from === file).map(({ rule }) => rule.name);

test('a file without a forbidden import passes', () => {
  for (const file of [...Object.keys(allowed), 'src/server/matter/index.ts', 'src/mini/shared/go.ts'])
    expect(brokenBy(file), file).toEqual([]);
});

test.each(forbidden)('%s importing %s breaks %s', (file, _target, rule) => {
  expect(brokenBy(file)).toEqual([rule]);
});

test('a circle is found', () => {
  expect(new Set([...brokenBy('src/mini/notify/one.ts'), ...brokenBy('src/mini/notify/two.ts')])).toEqual(new Set(['no-circle']));
});
