import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../src/server/platform/database.ts';
import { ScanCounter } from '../../src/server/qr/index.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { Villager } from '../helpers/villager.ts';

let county: TestCounty;
let wang: Villager;
beforeAll(async () => {
  county = await openTestCounty();
  wang = new Villager(county, '16900003401');
  await wang.signIn();
  await wang.catalogue();
});
afterAll(() => county?.close());

/** Refuses new connections and cuts those there are, as a stopped PostgreSQL does. */
async function stopDatabase(): Promise<() => Promise<void>> {
  const name = new URL(county.database.ownerUrl.replace('@/', '@x/')).pathname.slice(1);
  const elsewhere = county.database.adminUrl.replace(name, 'postgres');
  await queryAs(elsewhere, `alter database ${name} with allow_connections false`);
  await queryAs(elsewhere, `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`, [name]);
  return async () => void (await queryAs(elsewhere, `alter database ${name} with allow_connections true`));
}

test('with the database stopped, whoever scans still gets her village, her choices and the catalogue; the rest says so kindly', async () => {
  const startAgain = await stopDatabase();
  try {
    const landing = await wang.ask('landing', { params: { codeId: county.codeId } });
    expect(String(landing.body)).toContain('康家村');
    expect((await wang.ask('openCode', { params: { codeId: county.codeId } })).status).toBe(200);
    expect((await wang.ask('listTowns')).status).toBe(200);
    county.clock.forward({ minutes: 5 });
    expect((await wang.catalogue()).programs.length).toBeGreaterThan(0);
    expect((await wang.ask('askChallenge')).status).toBe(200);
    const answer = await wang.ask('listMatters');
    expect(answer).toMatchObject({ status: 503, body: { code: 'try-again-later', retryAfterSeconds: 5 } });
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await (await fetch(`${county.internalUrl}/ready`)).status).toBe(503);
    expect(await (await fetch(`${county.internalUrl}/live`)).status).toBe(200);
  } finally {
    await startAgain();
  }
  expect((await wang.ask('listMatters')).status).toBe(200);
  expect(await (await fetch(`${county.internalUrl}/ready`)).status).toBe(200);
});

test('scans counted while the database was away are written when it is back', async () => {
  const db = openDatabase(county.database.appUrl, 1, () => {});
  const counter = new ScanCounter({ ...county.house, db });
  counter.add({ county: '371623', village: '371623002250', code: 'CODE-ONE', way: 'page' });
  counter.add({ county: '371623', village: '371623002250', code: 'CODE-ONE', way: 'page' });
  counter.add({ county: '371623', village: '371623002250', code: 'CODE-TWO', way: 'page' });
  const startAgain = await stopDatabase();
  await expect(counter.flush()).rejects.toMatchObject({ code: expect.any(String) });
  counter.add({ county: '371623', village: '371623002250', code: 'CODE-ONE', way: 'page' });
  await startAgain();
  await counter.flush();
  await counter.close();
  await db.destroy();
  const rows = await queryAs(county.database.ownerUrl, `select code, count::int from scan_day where code like 'CODE-%' order by code`);
  expect(rows).toEqual([
    { code: 'CODE-ONE', count: 3 },
    { code: 'CODE-TWO', count: 1 },
  ]);
});

test('two processes that count the same villages at once count exactly', async () => {
  const one = new ScanCounter(county.house);
  const other = new ScanCounter(county.house);
  const villages = Array.from({ length: 40 }, (_, nr) => `invented-${nr}`);
  const add = (scans: ScanCounter, order: readonly string[]) => {
    for (const village of order) scans.add({ county: '371623', village, code: 'TWO-PROCESSES', way: 'page' });
  };
  for (let round = 0; round < 8; round += 1) {
    add(one, villages);
    add(other, villages.toReversed());
    await Promise.all([one.flush(), other.flush(), one.flush()]);
  }
  await Promise.all([one.close(), other.close()]);
  expect(await queryAs(county.database.ownerUrl, `select distinct count::int from scan_day where code = 'TWO-PROCESSES'`)).toEqual([
    { count: 16 },
  ]);
});

test('what the database took without our hearing of it is not counted twice', async () => {
  let lost = 1;
  const db = {
    transaction: () => ({
      execute: async (act: never) => {
        const answer = await county.house.db.transaction().execute(act);
        if (lost-- > 0) throw new Error('connection lost');
        return answer;
      },
    }),
  } as unknown as Database;
  const unlucky = new ScanCounter({ ...county.house, db });
  unlucky.add({ county: '371623', village: 'invented', code: 'LOST-ANSWER', way: 'app' });
  await expect(unlucky.flush()).rejects.toThrow('connection lost');
  unlucky.add({ county: '371623', village: 'invented', code: 'LOST-ANSWER', way: 'app' });
  await unlucky.close();
  expect(await queryAs(county.database.ownerUrl, `select count::int from scan_day where code = 'LOST-ANSWER'`)).toEqual([{ count: 2 }]);
});
