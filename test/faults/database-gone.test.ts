import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Villager } from '../helpers/villager.ts';
import { BusyCounty, listLost } from './busy-county.ts';
import { judgeMessages } from './judge-messages.ts';
import { openRealCounty, poll, type RealCounty } from './open-real-county.ts';

let county: RealCounty;
beforeAll(async () => {
  county = await openRealCounty();
  await county.server.start();
});
afterAll(() => county?.close());

const name = () => new URL(county.database.adminUrl.replace('@/', '@socket.invalid/')).pathname.slice(1);

/** All of the app's connections at once, as a restart of PostgreSQL does. */
async function cutConnections(): Promise<number> {
  const { rowCount } = await county.sql.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'mashang_app'`,
  );
  return rowCount ?? 0;
}

async function allowConnections(allowed: boolean): Promise<void> {
  const admin = new pg.Client({ connectionString: inject('adminUrl') });
  await admin.connect();
  await admin.query(`alter database ${name()} with allow_connections ${allowed}`);
  await admin.end();
}

test(
  'PostgreSQL drops every connection under load, again and again: the server lives on, and nothing is lost',
  { timeout: 120_000 },
  async () => {
    const busy = await new BusyCounty(county).signIn(4);
    const { pid } = county.server;
    const work = busy.work();
    // Awaited below: what fails meanwhile is told there, by the name of this test.
    work.catch(() => undefined);
    let dropped = 0;
    for (let time = 0; time < 8; time += 1) {
      const soFar = busy.taken.length;
      await poll(async () => busy.taken.length > soFar + 2, 'nobody gets through');
      dropped += await cutConnections();
    }
    busy.stop();
    await work;
    expect(dropped).toBeGreaterThan(8);
    expect(county.server.hasEnded, county.server.log.slice(-1500)).toBe(false);
    expect(county.server.pid).toBe(pid);
    expect(busy.endings['cut'] ?? 0, 'every request was answered').toBe(0);
    await county.laterOn();
    expect(await listLost(county, busy)).toEqual([]);
    expect(await judgeMessages(county)).toMatchObject({ notices: busy.accepted.length, twice: 0, lost: 0 });
  },
);

test(
  'while the database is away whoever sends is told in plain words, whoever scans a code notices nothing, and it mends itself',
  { timeout: 120_000 },
  async () => {
    const sun = new Villager(county, '16900000007');
    await sun.signIn();
    const form = await sun.fillForm({ submissionId: randomUUID() });
    await allowConnections(false);
    try {
      await cutConnections();
      const refused = await sun.ask('submitApplication', { body: form });
      expect(refused.status).toBe(503);
      expect(refused.headers.get('retry-after')).toBe('5');
      expect(refused.body).toMatchObject({
        code: 'try-again-later',
        title: '这会儿办不了',
        text: '我们这边出了点事，正在修。您写的都在手机里，没丢。过一会儿再试，着急就打12349。',
      });
      expect((await sun.ask('openCode', { params: { codeId: county.codeId } })).status).toBe(200);
      expect((await sun.ask('readCatalogue', { params: { codeId: county.codeId } })).status).toBe(200);
      expect((await fetch(`${county.server.internalUrl}/live`)).status).toBe(200);
      expect((await fetch(`${county.server.internalUrl}/ready`)).status).toBe(503);
    } finally {
      await allowConnections(true);
    }
    expect((await sun.ask('submitApplication', { body: form })).status).toBe(201);
    expect((await fetch(`${county.server.internalUrl}/ready`)).status).toBe(200);
    expect(county.server.hasEnded).toBe(false);
  },
);
