import { afterAll, beforeAll, expect, test } from 'vitest';
import { BusyCounty, listLost } from './busy-county.ts';
import { judgeMessages } from './judge-messages.ts';
import { openRealCounty, type RealCounty } from './open-real-county.ts';

/** `npm run bench -- kill` makes the twenty. */
const rounds = Number(process.env['FAULT_ROUNDS'] ?? 3);
const villagers = 4;
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
    // Sent at once, answered late: kills hit calls whose end nobody hears.
    county.sms.switches.set({ late: 25 });
    const work = busy.work();
    // Awaited below: what fails meanwhile is told there, by the name of this test.
    work.catch(() => undefined);
    for (let round = 0; round < rounds; round += 1) {
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
    expect(messages).toMatchObject({ notices: busy.accepted.length, twice: 0, lost: 0 });
  },
);
