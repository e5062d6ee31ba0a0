// Part of npm run lint: every page of the phone is registered in test/look/states with the states it can be in, and every
// component in test/look/gallery.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const house = path.resolve(import.meta.dirname, '..');
const load = (file) => import(pathToFileURL(path.join(house, file)).href);

// Taro's own way to type the file; what it gives back is what it was given.
globalThis.defineAppConfig = (config) => config;
const { default: app } = await load('src/mini/app.config.ts');
const { pageStates } = await load('test/look/states/index.ts');
const { kinds } = await load('test/look/page-states.ts');

const { galleryComponents } = await load('test/look/gallery/components.ts');

const packages = app.subPackages ?? app.subpackages ?? [];
const pages = [...app.pages, ...packages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))];
const components = fs
  .readdirSync(path.join(house, 'src/mini/shared/ui'))
  .filter((file) => file.endsWith('.vue'))
  .map((file) => path.basename(file, '.vue'));

const wrong = [
  ...pages.filter((page) => !pageStates[page]).map((page) => `${page} has no states: register it in test/look/states`),
  ...Object.keys(pageStates)
    .filter((page) => !pages.includes(page))
    .map((page) => `${page} is no page of src/mini/app.config.ts: take it out of test/look/states`),
  ...Object.entries(pageStates).flatMap(([page, { states, never }]) => wrongWith(page, states, never)),
  ...components
    .filter((name) => !galleryComponents[name])
    .map((name) => `${name}.vue has no states: register it in test/look/gallery/components.ts`),
  ...Object.keys(galleryComponents)
    .filter((name) => !components.includes(name))
    .map((name) => `${name} is no component of src/mini/shared/ui: take it out of test/look/gallery/components.ts`),
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
