import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Officer } from '../helpers/officer.ts';
import { Rehearsing } from '../helpers/rehearsing.ts';
import { inventedIdNumber, Villager } from '../helpers/villager.ts';
import { judgeMessages } from './judge-messages.ts';
import { openRealCounty, poll, type RealCounty } from './open-real-county.ts';

let county: RealCounty;
beforeAll(async () => {
  county = await openRealCounty();
  await county.server.start();
});
afterAll(() => county?.close());

async function killAndStart(): Promise<void> {
  await county.server.kill9();
  await county.server.start();
}

/** The figures come in spite of the kill; unless it hit the very call to the vendor, who answers nobody then: she asks with another phone. */
async function askForFigures(phones: string[]): Promise<Villager> {
  for (const phone of phones) {
    const villager = new Villager(county, phone);
    expect((await villager.askForCode()).status).toBe(202);
    await killAndStart();
    await county.knock();
    if (villager.messages().length > 0) return villager;
  }
  throw new Error('no figures came to any phone');
}

/** The vendor has her message, and the server is killed before it hears so. */
async function killInTheCall(phone: string): Promise<void> {
  const villager = new Villager(county, phone);
  county.sms.switches.set({ late: 60_000 });
  expect((await villager.askForCode()).status).toBe(202);
  await poll(async () => villager.messages().length > 0, 'the vendor is not called');
  county.sms.switches.reset();
  await killAndStart();
}

test(
  'the server is killed between every two steps of the journey: what was acknowledged is there, and the journey goes on',
  { timeout: 120_000 },
  async () => {
    await killInTheCall('16900000001');
    const wang = await askForFigures(['16900000002', '16900000003', '16900000005']);
    expect(wang.messages()).toHaveLength(1);

    const signedIn = await wang.ask('signIn', { body: { phone: wang.phone, code: wang.codeOnPhone(), deviceId: wang.deviceId } });
    expect(signedIn.status).toBe(201);
    wang.token = signedIn.body.token;
    await killAndStart();

    const submissionId = randomUUID();
    const { answer, paper } = await wang.sendPaper(submissionId);
    expect(answer.status).toBe(200);
    await killAndStart();
    expect((await wang.sendPaper(submissionId, undefined, paper.paperId)).answer.body, 'the photo once more').toEqual(answer.body);

    const form = await wang.fillForm({ submissionId, papers: [paper], applicant: { idNumber: inventedIdNumber(11) } });
    const receipt = await wang.apply(form);
    await killAndStart();
    const again = await wang.ask('submitApplication', { body: form });
    expect(again.headers.get('x-repeated')).toBe('true');
    expect(again.body).toEqual(receipt);
    const matterId = receipt.matters[0]!.matterId;
    expect((await wang.ask('readMatter', { params: { matterId } })).body.state.title).toBe('交给镇上了');

    const town = await new Officer(county, 'haifeng').signIn();
    await killAndStart();
    const photo = await town.ask('staffReadPaper', { params: { paperId: paper.paperId } });
    expect(photo.status).toBe(200);
    expect(photo.headers.get('content-type')).toBe('image/jpeg');
    expect((await town.record(matterId, 'accept')).status).toBe(201);
    await killAndStart();

    expect((await wang.ask('readMatter', { params: { matterId } })).body.timeline.map((entry) => entry.title)).toEqual([
      '镇上接下了',
      '交给镇上了',
    ]);
    expect((await wang.ask('listNotices')).body.notices.map((notice) => notice.kind)).toEqual(['accepted', 'submitted']);
    await county.laterOn();
    expect(await judgeMessages(county)).toMatchObject({ notices: 1, twice: 0, lost: 0 });
  },
);

test(
  'killed while a submission is on its way, it is repeated until it is taken: one application, one receipt, one notice',
  { timeout: 120_000 },
  async () => {
    const zhao = new Villager(county, '16900000004');
    await zhao.signIn();
    const moments = process.env['FAULT_ROUNDS'] ? [0, 2, 5, 8, 12, 18, 30] : [0, 5, 12, 30];
    const began = new Date();
    for (const [number, moment] of moments.entries()) {
      const form = await zhao.fillForm({ applicant: { idNumber: inventedIdNumber(20 + number) } });
      const first = zhao.ask('submitApplication', { body: form }).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, moment));
      await killAndStart();
      const cut = await first;
      const taken = await zhao.ask('submitApplication', { body: form });
      expect(taken.status, `after a kill at ${moment} ms`).toBe(201);
      if (cut?.status === 201) expect(taken.body).toEqual(cut.body);
      expect((await zhao.ask('submitApplication', { body: form })).body).toEqual(taken.body);
    }
    const { rows } = await county.sql.query<{ applications: string; receipts: string; notices: string; matters: string }>(
      `select (select count(*) from application where begun_at >= $1 and submitted_at is not null) as applications,
            (select count(*) from receipt join application on application.id = receipt.application where begun_at >= $1) as receipts,
            (select count(*) from matter where opened_at >= $1) as matters,
            (select count(*) from notice where at >= $1 and kind = 'submitted') as notices`,
      [began],
    );
    const each = String(moments.length);
    expect(rows[0]).toEqual({ applications: each, receipts: each, matters: each, notices: each });
  },
);

test(
  'killed while the practice village is laid out, nobody sees half of it, and the next click lays out a whole one',
  { timeout: 120_000 },
  async () => {
    const town = new Rehearsing(await new Officer(county, 'shuiwan').signIn(), 'town');
    const begin = () => town.officer.ask('beginPractice', { body: { seen: 0 } });
    const half = async (ground: string) => {
      const { rows } = await county.sql.query<{ keys: number }>(
        'select count(key_wrapped)::int as keys from application where county = $1',
        [ground],
      );
      return rows[0]!.keys;
    };
    const first = begin().catch(() => undefined);
    await poll(async () => (await half('371623-p1')) > 3, 'nothing is laid out');
    await killAndStart();
    expect(await first).toBeUndefined();
    expect((await town.officer.ask('readPractice')).body).toEqual({ generation: 0, daysAhead: 0 });
    expect((await town.ask('staffListMatters')).status).toBe(404);
    expect((await begin()).body).toMatchObject({ generation: 2 });
    expect((await town.list()).length).toBeGreaterThan(30);
    expect(await half('371623-p1')).toBe(0);
  },
);
