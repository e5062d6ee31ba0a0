// Part of npm run check: every page of the phone is registered in test/look/states with the states it can be in.
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const house = path.resolve(import.meta.dirname, '..');
const load = (file) => import(pathToFileURL(path.join(house, file)).href);

// Taro's own way to type the file; what it gives back is what it was given.
globalThis.defineAppConfig = (config) => config;
const { default: app } = await load('src/mini/app.config.ts');
const { pageStates } = await load('test/look/states/index.ts');
const { kinds } = await load('test/look/page-states.ts');

const packages = app.subPackages ?? app.subpackages ?? [];
const pages = [...app.pages, ...packages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))];

const wrong = [
  ...pages.filter((page) => !pageStates[page]).map((page) => `${page} has no states: register it in test/look/states`),
  ...Object.keys(pageStates)
    .filter((page) => !pages.includes(page))
    .map((page) => `${page} is no page of src/mini/app.config.ts: take it out of test/look/states`),
  ...Object.entries(pageStates).flatMap(([page, { states, never }]) => wrongWith(page, states, never)),
];

function wrongWith(page, states, never) {
  const names = states.map(({ name }) => name);
  return [
    ...kinds
      .filter((kind) => !never[kind] && !states.some((state) => state.kind === kind))
      .map((kind) => `${page} has no state “${kind}”: add it, or say under never why there is none`),
    ...kinds
      .filter((kind) => never[kind] && states.some((state) => state.kind === kind))
      .map((kind) => `${page} has a state “${kind}” and says that it never has one`),
    ...names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${page} has two states called “${name}”`),
  ];
}

for (const line of wrong) console.error(line);
if (wrong.length > 0) process.exitCode = 1;
