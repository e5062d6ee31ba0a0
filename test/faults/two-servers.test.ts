import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ServerProcess } from '../helpers/server-process.ts';
import { Officer } from '../helpers/officer.ts';
import { ask, inventedIdNumber, Villager } from '../helpers/villager.ts';
import { judgeMessages } from './judge-messages.ts';
import { openRealCounty, type RealCounty } from './open-real-county.ts';

let county: RealCounty;
let second: ServerProcess;
beforeAll(async () => {
  county = await openRealCounty();
  second = await county.anotherServer();
  await Promise.all([county.server.start(), second.start()]);
});
afterAll(() => county?.close());

test(
  'two servers on one database: sixteen equal submissions over both are one application, and each notice is sent once',
  { timeout: 120_000 },
  async () => {
    const urls = [county.server.publicUrl, second.publicUrl];
    const matters: string[] = [];
    for (let family = 0; family < 4; family += 1) {
      const wu = await Villager.signedIn(county, `1690000000${5 + family}`);
      const headers = { authorization: `Bearer ${wu.token}` };
      const form = await wu.fillForm({ applicant: { idNumber: inventedIdNumber(40 + family) } });
      const answers = await Promise.all(
        Array.from({ length: 16 }, (_, index) => ask(urls[index % 2]!, 'submitApplication', { headers, body: form })),
      );
      expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]));
      expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
      expect(answers.filter((answer) => !answer.headers.has('x-repeated'))).toHaveLength(1);
      matters.push(answers[0]!.body.matters[0]!.matterId);
    }
    const { rows } = await county.sql.query(
      `select (select count(*)::int from application) as applications, (select count(*)::int from receipt) as receipts,
            (select count(*)::int from matter) as matters, (select count(*)::int from notice) as notices`,
    );
    expect(rows[0]).toEqual({ applications: 4, receipts: 4, matters: 4, notices: 4 });

    const town = await new Officer(county, 'haifeng').signIn();
    for (const matterId of matters) expect((await town.record(matterId, 'accept')).status).toBe(201);
    await county.knock();
    expect(await judgeMessages(county)).toEqual({ notices: 4, delivered: 4, failed: 0, unknown: 0, folded: 0, twice: 0, lost: 0 });
  },
);
