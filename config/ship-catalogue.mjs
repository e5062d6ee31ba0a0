// Part of npm run build: a dated copy of the county's catalogue goes into the phone's packages, so that it can be read for ever
// without a network. `node config/ship-catalogue.mjs weapp|h5` writes .build/shipped-<target>.json.
import fs from 'node:fs';
import path from 'node:path';
import { Value } from 'typebox/value';
import { CatalogueList, ProgramTexts } from '../src/contract/learn.contract.ts';
import { tellCatalogue } from '../src/rules/catalogue/tell-catalogue.ts';
import { dayOf } from '../src/rules/day.ts';
import { readCatalogueFolder } from '../src/server/learn/read-catalogue-folder.ts';
import { projectDir } from './launch/project-dir.mjs';
import { countyFolder } from './launch/county-folder.mjs';

const [target] = process.argv.slice(2);
const { id: county } = JSON.parse(fs.readFileSync(path.join(countyFolder, 'county.json'), 'utf8'));
const { version, ...data } = readCatalogueFolder(path.join(countyFolder, 'catalogue'));
const day = dayOf(new Date());
// By the schemas of the two documents, as the county itself cuts them.
const told = JSON.stringify({ ...tellCatalogue(data, day), county, version });
const list = Value.Clean(CatalogueList, JSON.parse(told));
const texts = Value.Clean(ProgramTexts, JSON.parse(told));
const file = path.join(projectDir, '.build', `shipped-${target}.json`);
fs.mkdirSync(path.dirname(file), { recursive: true });
fs.writeFileSync(file, JSON.stringify({ county, version, day, list, texts }));
