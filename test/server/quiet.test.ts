import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCountyFolder } from '../../src/server/read-county-folder.ts';
import { Officer } from '../helpers/officer.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { inventedIdNumber, Villager } from '../helpers/villager.ts';

/** 悄悄办: what she keeps quiet is spoken of nowhere; where it must hang all the same, she hears that first. */
let county: TestCounty;
let town: Officer;
beforeAll(async () => {
  county = await openTestCounty();
  town = await new Officer(county, 'haifeng').signIn();
});
afterAll(() => county?.close());

let people = 0;
async function filed(program: string) {
  people += 1;
  const wang = await Villager.signedIn(county, `169000048${String(people).padStart(2, '0')}`);
  const idNumber = inventedIdNumber(480 + people);
  const form = await wang.fillForm({ program, applicant: { idNumber } });
  const { matterId } = (await wang.apply(form)).matters[0]!;
  const share = (who: string) => wang.ask('shareMatter', { params: { matterId }, body: { with: who } });
  const hangs = async () => (await wang.ask('readMatter', { params: { matterId } })).body.hangs;
  return { wang, idNumber, matterId, share, hangs };
}

test('she is told beforehand that it hangs all the same, and whether a law wants that or the county', async () => {
  const dibao = await filed('dibao-family');
  expect(await dibao.hangs()).toBeUndefined();
  expect((await dibao.share('quiet')).status).toBe(200);
  expect(await dibao.hangs()).toBe('您选了悄悄办，可这件事按规定要贴出来，上面有名字。除了贴，别处都不说。');
  const expense = await filed('temp-assist-expense');
  await expense.share('quiet');
  expect(await expense.hangs()).toContain('照县里的办法，这件事要贴出来');
  expect(await expense.hangs()).toContain('不想贴，先打12349说');
  // Of what hangs nothing there is nothing to say.
  const quiet = await filed('legal-aid');
  expect(await quiet.hangs()).toBeUndefined();
});

test('it hangs as the law wants it, and beside the board nothing speaks of it: no SMS, no card for the liaison, only her inbox', async () => {
  const { wang, matterId, share } = await filed('temp-assist-expense');
  await share('quiet');
  await county.knock();
  const before = wang.messages().length;
  for (const event of ['accept', 'hang']) expect((await town.record(matterId, event)).status).toBe(201);
  await county.knock();
  expect(wang.messages()).toHaveLength(before);
  const { notices } = (await wang.ask('listNotices')).body;
  expect(notices.map(({ title }) => title)).toContain('在村里贴着');
  const { sheets } = (await town.ask('staffPrintSheets', { body: { matters: [matterId], kinds: ['public-notice'] } })).body;
  expect(sheets).toHaveLength(1);
  // Nor is a neighbour asked to look for her.
  expect(await town.record(matterId, 'tried-to-reach', { way: 'word', finding: '让邻居捎话' })).toMatchObject({
    status: 409,
    body: { text: expect.stringContaining('不能托人捎话') },
  });
});

test('a woman keeps what was filed for her to herself: the account that filed reads, does and hears nothing of it; her phone has all of it', async () => {
  // She has asked for something herself, from a phone of her own.
  const { wang: hers, idNumber } = await filed('disaster-relief');
  const neighbour = await Villager.signedIn(county, '16900004891');
  const receipt = await neighbour.apply(
    await neighbour.fillForm({ program: 'two-cancers', applicant: { idNumber, filledBy: 'neighbour' } }),
  );
  const { matterId } = receipt.matters[0]!;
  const params = { matterId };
  const hears = async (of: Villager): Promise<number> =>
    (await of.ask('listNotices')).body.notices.filter((one) => one.matterId === matterId).length;
  const look = (more = {}) =>
    new Villager(county, '16900004892').ask('lookAtReceipt', { body: { code: receipt.code, deviceId: randomUUID(), ...more } });
  // Quiet from the start: he filed it for her, and brings what is missing, as long as she says nothing else.
  expect((await neighbour.ask('readMatter', { params })).status).toBe(200);
  expect([await hears(neighbour), await hears(hers)]).toEqual([1, 0]);
  const line = (await hers.ask('readHousehold')).body.people[0]!.matters.find((one) => one.matterId === matterId)!;
  expect(line).toMatchObject({ sharing: 'quiet', opens: false, mayShare: ['nobody', 'household', 'quiet'] });

  const keep = (choice: string) => hers.ask('shareMatter', { params, body: { with: choice } });
  expect((await keep('quiet')).status).toBe(200);
  expect((await keep('quiet')).status).toBe(200);
  for (const door of ['readMatter', 'listAskedQuestions', 'readTold'] as const)
    expect([door, (await neighbour.ask(door, { params })).status]).toEqual([door, 404]);
  const withdraw = { params, body: { submissionId: randomUUID(), version: 1 } };
  expect((await neighbour.ask('withdrawMatter', withdraw)).status).toBe(404);
  expect((await neighbour.ask('listLooks', { params: { matterId, before: 'now' } })).status).toBe(404);
  expect((await neighbour.ask('shareMatter', { params, body: { with: 'nobody' } })).status).toBe(404);
  expect((await neighbour.ask('listMatters')).body.matters.map((one) => one.matterId)).not.toContain(matterId);
  // The paper may be in anybody's hand.
  expect([(await look()).status, (await look({ lastSix: idNumber.slice(-6) })).status]).toEqual([404, 404]);

  await county.knock();
  const before = county.sms.phones.messages.length;
  expect((await town.record(matterId, 'accept')).status).toBe(201);
  await county.knock();
  expect(county.sms.phones.messages.length).toBe(before);
  expect([await hears(neighbour), await hears(hers)]).toEqual([0, 2]);
  expect((await hers.ask('listMatters')).body.matters.map((one) => one.matterId)).toContain(matterId);
  expect((await hers.ask('readMatter', { params })).body).toMatchObject({ matterId });

  // She has thought again.
  expect((await keep('nobody')).status).toBe(200);
  expect([await hears(neighbour), await hears(hers)]).toEqual([2, 0]);
  expect([(await neighbour.ask('readMatter', { params })).status, (await look()).status]).toEqual([200, 200]);
  expect((await keep('quiet')).status).toBe(200);
  // She alone takes it back, and nobody comes to ask whether it was she.
  const { version } = (await hers.ask('readMatter', { params })).body;
  expect((await hers.ask('withdrawMatter', { params, body: { submissionId: randomUUID(), version } })).status).toBe(200);
  await county.knock();
  expect(county.sms.phones.messages.length).toBe(before);
});

test('the programs that are quiet from the start hang nothing', async () => {
  const quiet = readCountyFolder('mock/data')
    .catalogue.programs.filter((program) => program.quiet)
    .map(({ id }) => id);
  expect(quiet.toSorted()).toEqual(['legal-aid', 'two-cancers']);
  for (const id of quiet) expect(await (await filed(id)).hangs()).toBeUndefined();
});
