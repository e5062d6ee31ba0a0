import { createHash, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PlacesReport } from '../../src/contract/places.contract.ts';
import { hire } from '../helpers/hire.ts';
import { Officer } from '../helpers/officer.ts';
import { countRows, queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { ask } from '../helpers/villager.ts';

/** Files of places, stations and liaisons, by the doors the desk uses. */
let county: TestCounty;
let li: Officer;
let zhou: Officer;
beforeAll(async () => {
  county = await openTestCounty();
  li = await new Officer(county, 'county').signIn();
  zhou = await hire(county, { login: 'zhou', name: '周演示', role: 'county', places: ['371623'] });
});
afterAll(() => county?.close());

const binary = { 'content-type': 'application/octet-stream' };
const header = '村编码,村名,乡镇编码,乡镇,县区编码,县区,变动,原编码,并入编码,旧码';
const csv = (...lines: string[]) => Buffer.from(`\ufeff${[header, ...lines].join('\r\n')}\r\n`);
const tryOut = (bytes: Buffer, { kind = 'places', fileId = randomUUID() as string, officer = li } = {}) =>
  officer.ask('staffTryPlacesFile', { params: { kind, fileId }, headers: { ...binary, 'x-file-name': encodeURIComponent('名册.csv') }, bytes });
const confirm = ({ fileId, sha256, digest }: PlacesReport, officer = zhou) =>
  officer.ask('staffConfirmPlacesFile', { params: { fileId }, body: { sha256, digest } });
const told = ({ rows }: PlacesReport) => rows.filter(({ line }) => line > 0).map(({ line, verdict, text }) => `${line} ${verdict} ${text}`);
const verdictsOf = ({ rows }: PlacesReport) => Object.fromEntries(rows.filter(({ line }) => line > 0).map(({ line, verdict }) => [line, verdict]));
const villagesNow = () =>
  queryAs<{ id: string; name: string; division_code: string; parent: string; until: string | null; merged_into: string | null }>(
    county.database.ownerUrl,
    `select id, name, division_code, parent, until::text, merged_into from place where county = '371623' and kind = 'village' order by id`,
  );
const one = async (id: string) => (await villagesNow()).find((village) => village.id === id);

/** Tries and has it confirmed. */
async function put(bytes: Buffer, kind = 'places'): Promise<PlacesReport> {
  const tried = await tryOut(bytes, { kind });
  expect([tried.status, JSON.stringify(tried.body).slice(0, 500)]).toEqual([200, expect.anything()]);
  const done = await confirm(tried.body);
  expect([done.status, done.body.state]).toEqual([200, 'confirmed']);
  return done.body;
}

test('each line has a verdict: added, renamed, moved, renumbered, merged, ended, the same, or refused and why; nothing else changes', async () => {
  const bytes = csv(
    '371623002250,,,,,,,,,',
    '371623002601,新河村村民委员会,371623002,海丰街道,371623,无棣县,新增,,,',
    '371623002239,新名村村民委员会,,,,,改名,,,',
    '371623002242,,371623101,水湾镇,,,,,,',
    '371623001601,,371623001,,,,改码,371623001204,,',
    '371623104204,,,,,,并入,,371623002250,',
    '371623001008,馨国社区居民委员会,371623001,棣丰街道,,,,,,',
    '371623001009,,,,,,撤销,,,',
  );
  const before = await countRows(county.database.ownerUrl);
  const tried = (await tryOut(bytes)).body;
  console.log(told(tried), tried.counts);
  expect(await countRows(county.database.ownerUrl)).toMatchObject({ place: before['place'], village_code: before['village_code'] });
});
