import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const project = path.resolve(import.meta.dirname, '../..');
let house: string;

/** A house of two pages and one component. */
beforeEach(async () => {
  house = await mkdtemp(path.join(tmpdir(), 'mashang-pages-'));
  for (const file of ['config/check-page-states.mjs', 'test/look/page-states.ts']) await plant(file, undefined);
  await plant('package.json', '{ "type": "module" }');
  await plant(
    'src/mini/app.config.ts',
    `export default defineAppConfig({ pages: ['home/index'], subPackages: [{ root: 'me', pages: ['index'] }] });`,
  );
  await plant('src/mini/shared/ui/card.vue', '<template><view /></template>');
});
afterEach(() => rm(house, { recursive: true, force: true }));

async function plant(file: string, text: string | undefined): Promise<void> {
  await mkdir(path.dirname(path.join(house, file)), { recursive: true });
  if (text === undefined) await cp(path.join(project, file), path.join(house, file));
  else await writeFile(path.join(house, file), text);
}

const whole = {
  states: ['ready', 'empty', 'waiting', 'refused', 'offline', 'full'].map((kind) => ({ name: kind, kind })),
  never: { 'signed-out': 'a reason', 'no-village': 'a reason' },
};

/** What the check says of such a registry, a line each; nothing when it passes. */
async function saidOf(registry: Record<string, object>, components: object = { card: { states: [] } }): Promise<string[]> {
  await plant('test/look/gallery/components.ts', `export const galleryComponents = ${JSON.stringify(components)};`);
  await plant('test/look/states/index.ts', `export const pageStates = ${JSON.stringify(registry)};`);
  return new Promise((resolve) =>
    execFile(process.execPath, ['config/check-page-states.mjs'], { cwd: house }, (error, _out, said) => {
      const lines = said.split('\n').filter(Boolean);
      resolve(error && lines.length === 0 ? [String(error)] : lines);
    }),
  );
}

test('every page with its states passes', async () => {
  expect(await saidOf({ 'home/index': whole, 'me/index': whole })).toEqual([]);
});

test('a page without states is named', async () => {
  expect(await saidOf({ 'home/index': whole })).toEqual(['me/index has no states: register it in test/look/states']);
});

test('a kind of state that is neither there nor explained is named', async () => {
  const halfway = { states: whole.states.filter(({ kind }) => kind !== 'offline'), never: whole.never };
  expect(await saidOf({ 'home/index': whole, 'me/index': halfway })).toEqual([
    'me/index has no state “offline”: add it, or say under never why there is none',
  ]);
});

test('states of a page that is gone, and two of one name, are named', async () => {
  const twice = { ...whole, states: [...whole.states, whole.states[0]!] };
  expect(await saidOf({ 'home/index': whole, 'me/index': twice, 'old/page': whole })).toEqual([
    'old/page is no page of src/mini/app.config.ts: take it out of test/look/states',
    'me/index has two states called “ready”',
  ]);
});

test('a component without states, and states of a component that is gone, are named', async () => {
  expect(await saidOf({ 'home/index': whole, 'me/index': whole }, { sheet: { states: [] } })).toEqual([
    'card.vue has no states: register it in test/look/gallery/components.ts',
    'sheet is no component of src/mini/shared/ui: take it out of test/look/gallery/components.ts',
  ]);
});
