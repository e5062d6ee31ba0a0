import { randomUUID } from 'node:crypto';
import type { PlacesReport } from '../../src/contract/places.contract.ts';
import { hire } from './hire.ts';
import { Officer } from './officer.ts';
import { queryAs } from './query-as.ts';
import type { TestCounty } from './test-county.ts';

const header = '村编码,村名,乡镇编码,乡镇,县区编码,县区,变动,原编码,并入编码,旧码';
export const csv = (...lines: string[]) => Buffer.from(`\ufeff${[header, ...lines].join('\r\n')}\r\n`);
/** What a report says of the lines of its file. */
export const told = ({ rows }: PlacesReport) =>
  rows.filter(({ line }) => line > 0).map(({ line, verdict, text }) => `${line} ${verdict} ${text}`);
export const verdictsOf = ({ rows }: PlacesReport) =>
  Object.fromEntries(rows.filter(({ line }) => line > 0).map(({ line, verdict }) => [line, verdict]));
/** How many lines of its file a report counts. */
export const linesIn = ({ counts }: PlacesReport) =>
  Object.entries(counts)
    .filter(([verdict]) => verdict !== 'not-mentioned' && verdict !== 'implied')
    .reduce((sum, [, count]) => sum + count, 0);

/** Two officers of the county who keep its places: one tries files, the other says yes. */
export async function openPlacesDesk(county: TestCounty) {
  const li = await new Officer(county, 'county').signIn();
  const zhou = await hire(county, { login: 'zhou', name: '周演示', role: 'county', places: ['371623'] });
  const tryOut = (bytes: Buffer, { kind = 'places', fileId = randomUUID() as string, officer = li } = {}) =>
    officer.ask('staffTryPlacesFile', {
      params: { kind, fileId },
      headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent('名册.csv') },
      bytes,
    });
  const confirm = ({ fileId, sha256, digest }: PlacesReport, officer = zhou) =>
    officer.ask('staffConfirmPlacesFile', { params: { fileId }, body: { sha256, digest } });
  return {
    li,
    zhou,
    tryOut,
    confirm,
    put: async (bytes: Buffer, kind = 'places'): Promise<PlacesReport> => {
      const tried = await tryOut(bytes, { kind });
      const done = await confirm(tried.body);
      if (done.body.state !== 'confirmed') throw new Error(JSON.stringify([tried.body, done.body]).slice(0, 1e3));
      return done.body;
    },
    village: async (id: string) => {
      const rows = await queryAs<{
        id: string;
        name: string;
        division_code: string;
        parent: string;
        until: string | null;
        merged_into: string | null;
      }>(county.database.ownerUrl, `select id, name, division_code, parent, until::text, merged_into from place where id = $1`, [id]);
      return rows[0];
    },
  };
}
