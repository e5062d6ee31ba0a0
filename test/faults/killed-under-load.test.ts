import { afterAll, beforeAll, expect, test } from 'vitest';
import { BusyCounty, listLost } from './busy-county.ts';
import { judgeMessages } from './judge-messages.ts';
import { openRealCounty, poll, type RealCounty } from './open-real-county.ts';

/** `npm run bench -- kill` makes the twenty, `-- killed-messages` the fifty. */
const rounds = Number(process.env['FAULT_ROUNDS'] ?? 3);
const villagers = 6;
/** What the vendor does from round to round: late, slow, without an answer, later than the county waits, every report twice. */
const misbehaves = [
  { late: 25 },
  { slow: 60, doubled: true },
  { late: 25, silent: { how: 'hang', times: 2 } },
  { late: 2500, doubled: true },
  { late: 25, silent: { how: 'cut', times: 2 } },
] as const;
/** A slow machine takes that long to begin; a kill before it hits nobody. */
const answeredWithinMs = 60_000;
/** From the first answer to everybody being at it. */
const roundMs = { shortest: 150, longest: 900 };

let county: RealCounty;
beforeAll(async () => {
  county = await openRealCounty();
  await county.server.start();
});
afterAll(() => county?.close());

test(
  `${rounds} times kill -9 under load: no acknowledged application is lost, and no SMS is sent twice`,
  { timeout: 600_000 },
  async () => {
    const busy = await new BusyCounty(county).signIn(villagers);
    const work = busy.work();
    // Awaited below: what fails meanwhile is told there, by the name of this test.
    work.catch(() => undefined);
    for (let round = 0; round < rounds; round += 1) {
      // Sent at once, answered late or never: kills hit calls whose end nobody hears.
      county.sms.switches.reset();
      county.sms.switches.set(misbehaves[round % misbehaves.length]!);
      const soFar = busy.answered;
      await poll(async () => busy.answered > soFar, 'nobody is answered', answeredWithinMs);
      await new Promise((resolve) => setTimeout(resolve, roundMs.shortest + Math.random() * (roundMs.longest - roundMs.shortest)));
      await county.server.kill9();
      await county.server.start();
    }
    busy.stop();
    await work;
    county.sms.switches.reset();
    await county.laterOn();

    const messages = await judgeMessages(county);
    const lost = await listLost(county, busy);
    if (process.env['FAULT_ROUNDS'])
      console.log({
        rounds,
        acknowledged: busy.taken.length,
        accepted: busy.accepted.length,
        lost: lost.length,
        endings: busy.endings,
        messages,
      });
    expect(busy.taken.length).toBeGreaterThan(rounds);
    expect(busy.endings['cut'], 'kills hit somebody').toBeGreaterThan(0);
    expect(lost).toEqual([]);
    expect(messages).toMatchObject({ notices: busy.accepted.length, failed: 0, twice: 0, lost: 0 });
    expect(messages.delivered + messages.unknown, 'each ended, or is listed').toBe(messages.notices);
  },
);
