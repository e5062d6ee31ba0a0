import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCatalogueFolder } from './learn/index.ts';
import type { CountyFolder } from './load-county.ts';

/** Reads a county's folder as it is on disk; `loadCounty` judges what it says. */
export function readCountyFolder(dir: string): CountyFolder {
  const json = (name: string) => JSON.parse(readFileSync(join(dir, name), 'utf8')) as unknown;
  const [header, ...rows] = readFileSync(join(dir, 'villages.csv'), 'utf8').trim().split(/\r?\n/);
  const columns = header!.split(',');
  const villages = rows.map((row) => Object.fromEntries(row.split(',').map((cell, index) => [columns[index]!, cell])));
  const procedures = readdirSync(join(dir, 'procedures')).filter((name) => name.endsWith('.json'));
  const scenarios = 'policy-scenarios.json';
  const { cases } = (existsSync(join(dir, scenarios)) ? json(scenarios) : { cases: [] }) as { cases: CountyFolder['trialHouseholds'] };
  return {
    trialHouseholds: cases,
    county: json('county.json') as CountyFolder['county'],
    villages: villages as unknown as CountyFolder['villages'],
    liaisons: json('liaisons.json') as CountyFolder['liaisons'],
    stations: json('stations.json') as CountyFolder['stations'],
    staff: json('staff.json') as CountyFolder['staff'],
    bodies: json('bodies.json') as CountyFolder['bodies'],
    remedies: json('remedies.json') as CountyFolder['remedies'],
    catalogue: readCatalogueFolder(join(dir, 'catalogue')) as CountyFolder['catalogue'],
    calendar: json('calendar.json') as CountyFolder['calendar'],
    figures: json('figures.json') as CountyFolder['figures'],
    delegations: json('delegations.json') as CountyFolder['delegations'],
    provinceFormat: json('province-format.json') as CountyFolder['provinceFormat'],
    windowWords: json('window-sheets.json') as CountyFolder['windowWords'],
    procedures: procedures.map((name) => json(`procedures/${name}`) as CountyFolder['procedures'][number]),
  };
}
