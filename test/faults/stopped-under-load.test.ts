import { afterAll, beforeAll, expect, test } from 'vitest';
import { BusyCounty, listLost } from './busy-county.ts';
import { judgeMessages } from './judge-messages.ts';
import { openRealCounty, poll, type RealCounty } from './open-real-county.ts';

let county: RealCounty;
let busy: BusyCounty;
beforeAll(async () => {
  county = await openRealCounty();
  await county.server.start();
  busy = await new BusyCounty(county).signIn(4);
});
afterAll(() => county?.close());

const secondsToStop = 8;

test.each([
  ['SIGTERM', () => county.server.terminate()],
  ['its launcher gone', () => county.server.disconnect()],
])(
  'told to stop under load (%s) it finishes what it began, tells everybody, and leaves within seconds',
  { timeout: 120_000 },
  async (_how, stop) => {
    const work = busy.work();
    // Awaited below: what fails meanwhile is told there, by the name of this test.
    work.catch(() => undefined);
    const soFar = busy.taken.length;
    await poll(async () => busy.taken.length > soFar + 10, 'nobody gets through');
    const ended = await stop();
    const written = async () => (await county.sql.query(`select from application where submitted_at is not null`)).rowCount;
    await poll(async () => (await written()) === busy.taken.length, 'something was written and told to nobody');
    await county.server.start();
    busy.stop();
    await work;
    expect(ended).toMatchObject({ code: 0, signal: null });
    expect(ended.milliseconds).toBeLessThan(secondsToStop * 1000);
    expect([...busy.refusals].filter((body) => !body.includes('try-again-later'))).toEqual([]);
    await county.knock();
    expect(await listLost(county, busy)).toEqual([]);
    expect(await judgeMessages(county)).toMatchObject({ notices: busy.accepted.length, unknown: 0, twice: 0, lost: 0 });
  },
);
