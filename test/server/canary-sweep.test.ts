import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startS3, type S3 } from '../../mock/s3/start-s3.ts';
import type { NewApplication } from '../../src/contract/apply.contract.ts';
import { dumpAll, findPlanted } from '../helpers/dump-all.ts';
import { DutyDesk, friday } from '../helpers/duty-desk.ts';
import { billWithPlace, plantedInExif } from '../helpers/pictures.ts';
import { queryAs } from '../helpers/query-as.ts';
import { sealToCounty } from '../helpers/seal-to-county.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { testStore } from '../helpers/test-settings.ts';
import { ask, inventedIdNumber, photo, Villager } from '../helpers/villager.ts';

/**
 * One string for everything that a person can fill in anywhere, and for what an officer writes of her, walked through every desk: nowhere
 * outside sealed bytes. Long enough that none of them stands by chance among random ids.
 */
const planted: Record<string, string> = {};
const plant = (name: string, value = `金丝雀${name}`): string => (planted[name] = value);
let phones = 2700;
const number = (name: string) => plant(name, `1690000${(phones += 1)}`);
const idNumber = (name: string, at: number) => plant(name, inventedIdNumber(at));
/** Eight figures alone may stand in random bytes: as it is written in JSON, and as it is said. */
const yuan = (name: string, at: number) => {
  plant(name, `${9_499_499}${at}元`);
  return Number(plant(`${name} in JSON`, `:${9_499_499}${at}`).slice(1));
};

let county: TestCounty;
let store: S3;
let duty: DutyDesk;
let wang: Villager;
/** What everybody was told who was refused. */
const refusals: string[] = [];
const lodged: string[] = [];

const send = (who: Villager, submissionId: string, bytes: Buffer) => {
  const paperId = randomUUID();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const headers = {
    'content-type': 'image/jpeg',
    'content-disposition': 'attachment; filename="canary-in-the-file-name.jpg"',
    'x-submission-id': submissionId,
    'x-village-code': county.codeId,
    'x-paper-kind': 'medical-bills',
    'x-sha256': sha256,
  };
  plant('fileName', 'canary-in-the-file-name');
  return who.ask('sendPaper', { params: { paperId }, headers, bytes }).then(({ status }) => {
    expect(status).toBe(200);
    return { paperId, kind: 'medical-bills', sha256 };
  });
};

async function fill(of: string, at: number): Promise<NewApplication> {
  const form = await wang.fillForm({
    program: 'temp-assist-expense',
    applicant: { name: plant(`${of}姓名`), idNumber: idNumber(`${of} number`, at), address: plant(`${of}住处`), filledBy: 'family' },
    facts: { 'medical.outOfPocketYear': yuan(`${of} sum`, at) },
  });
  plant(`${of} photo`, `invented photo canary ${of}`);
  const [bill, mark] = [
    await send(wang, form.submissionId, photo(`canary ${of}`)),
    await send(wang, form.submissionId, await billWithPlace(at)),
  ];
  return {
    ...form,
    members: [{ id: 'm2', called: plant(`${of}称呼`), name: plant(`${of}家人`), idNumber: idNumber(`${of} member`, at + 10) }],
    relatives: [{ id: 'r1', called: plant(`${of}亲戚`), name: plant(`${of}远亲`), phone: number(`${of} relative`) }],
    papers: [{ ...bill, whose: 'm2' }],
    consents: [...form.consents, { ...form.consents.find(({ kind }) => kind === 'household-check')!, by: 'm2' }],
    signatures: [
      { by: 'm1', kind: 'thumb', paperId: mark.paperId, witness: { name: plant(`${of}证人`) } },
      { by: 'm2', kind: 'hand', strokes: plant(`${of} strokes`, `canaryStrokes${at}`) },
    ],
  };
}

/** Everything that may be done at a desk with a matter, each with words of its own. */
async function workOn(matterId: string, of: string, at: number): Promise<void> {
  const town = await duty.desk('haifeng');
  const auditor = await duty.desk('auditor');
  await town.ask('staffTakeMatter', { params: { matterId } });
  await auditor.sayWhy(matterId, { words: plant(`${of}为什么看`) });
  await auditor.open(matterId);
  const opened = await town.open(matterId);
  for (const { paperId } of opened.papers ?? []) await town.ask('staffReadPaper', { params: { paperId } });
  await town.ask('staffConfirmPerson', {
    params: { matterId },
    body: { submissionId: randomUUID(), how: 'call', words: plant(`${of}通话`) },
  });
  const found = { source: 'bank', onDay: '2026-11-24' } as const;
  const answer = yuan(`${of} found`, at + 4);
  const fact = { submissionId: randomUUID(), fact: 'medical.outOfPocketYear', answer, word: plant(`${of}查到`), ...found };
  expect((await town.ask('staffCheckFact', { params: { matterId }, body: fact })).status).toBeLessThan(300);
  const asking = { body: 'ybj', asked: plant(`${of}请问`), reason: plant(`${of}为何转`), facts: ['medical.outOfPocketYear'], papers: [] };
  expect((await town.ask('staffRefer', { params: { matterId }, body: { submissionId: randomUUID(), ...asking } })).status).toBeLessThan(
    300,
  );
  for (const [event, given] of [
    ['ask-papers', { finding: plant(`${of}还差`) }],
    ['accept', {}],
    ['verify', { finding: plant(`${of}入户`) }],
    ['hang', {}],
    ['decide', { reason: plant(`${of}理由`) }],
    ['refuse', { reason: plant(`${of}不行`), rule: plant(`${of}依据`), remedy: plant(`${of}救济`) }],
  ] as const) {
    const said = await town.record(matterId, event, given);
    if (said.status >= 400) refusals.push(JSON.stringify(said.body));
  }
  const kinds = ['acceptance', 'one-time-notice', 'decision', 'public-notice'] as const;
  expect((await town.ask('staffPrintSheets', { body: { matters: [matterId], kinds: [...kinds] } })).status).toBeLessThan(300);
  expect((await town.ask('staffExportToProvince', { body: { matters: [matterId] } })).status).toBeLessThan(300);
  const { colleagues } = (await town.ask('staffReadMatterVisits', { params: { matterId } })).body;
  const visitors = colleagues.slice(0, 2).map(({ staffId }) => staffId);
  const visit = { submissionId: randomUUID(), day: '2026-12-05', half: 'morning', visitors, words: plant(`${of}上门的话`) };
  expect((await town.ask('staffPlanMatterVisit', { params: { matterId }, body: visit })).status).toBeLessThan(300);
}

/** What a family does afterwards. */
async function goOn(matterId: string): Promise<void> {
  const supplied = photo(plant('supplied', 'canary of what was missing'));
  const sha256 = createHash('sha256').update(supplied).digest('hex');
  const headers = { 'content-type': 'image/jpeg', 'x-paper-kind': 'medical-bills', 'x-sha256': sha256 };
  await wang.ask('supplyPaper', { params: { matterId, paperId: randomUUID() }, headers, bytes: supplied });
  const facts = { 'medical.outOfPocketYear': yuan('corrected', 9) };
  expect((await wang.ask('correctFacts', { params: { matterId }, body: { submissionId: randomUUID(), facts } })).status).toBeLessThan(300);
  const bent = { submissionId: randomUUID(), facts: { [plant('a fact of nobody', 'canaryFact')]: plant('不是答案') } };
  refusals.push(JSON.stringify((await wang.ask('correctFacts', { params: { matterId }, body: bent as never })).body));
}

async function reportAround(): Promise<void> {
  const town = await duty.desk('haifeng');
  const lead = {
    submissionId: randomUUID(),
    villageCode: county.codeId,
    device: randomUUID(),
    signs: ['ill'] as const,
    childInDanger: false,
  };
  const seen = { where: plant('线索地点'), words: plant('线索的话'), name: plant('邻居'), phone: number('neighbour') };
  expect((await ask(county.publicUrl, 'reportLead', { body: { ...lead, signs: ['ill'], ...seen } })).status).toBeLessThan(300);
  const visit = { submissionId: randomUUID(), act: 'record', outcome: 'nothing-needed', words: plant('走访所见') };
  const at = { params: { leadId: lead.submissionId }, headers: { 'if-match': '1' } };
  expect((await town.ask('staffActOnLead', { ...at, body: visit })).status).toBeLessThan(300);

  const told = await duty.report({ where: plant('急事地点'), phone: number('caller') });
  await county.knock();
  const { emergencyId } = await duty.find('haifeng', told.body.number);
  await duty.take('haifeng', emergencyId);
  const hers = { name: plant('急事人'), address: plant('急事住处'), need: plant('急事要什么') };
  expect((await duty.open('haifeng', emergencyId, hers)).status).toBeLessThan(300);
  await duty.act('haifeng', 'staffPayEmergency', emergencyId, { amountFen: 50_000, way: 'cash', finding: plant('急事见到') });
  const who = { idNumber: idNumber('identified', 790), name: plant('认出的名字') };
  await town.ask('staffIdentifyPerson', { params: { emergencyId }, body: who });
}

beforeAll(async () => {
  store = await startS3({ ...testStore, credentials: { [testStore.keyId]: testStore.secret }, clock: () => county.clock.now().getTime() });
  county = await openTestCounty({ settings: { store: { ...testStore, endpoint: store.url, timeoutMs: 2000 } } });
  county.clock.set(`${friday}T22:00:00+08:00`);
  duty = new DutyDesk(county);
  await duty.man();
  wang = await Villager.signedIn(county, number('account'));
  const plain = await fill('甲', 1);
  const { applicant } = plain;
  for (const bent of [
    { ...plain, applicant: { ...applicant, idNumber: applicant.idNumber.replace(/.$/, (last) => (last === '1' ? '2' : '1')) } },
    { ...plain, facts: { [plant('unknown fact', 'canary.unknownFact')]: plant('没有这项') } },
    { ...plain, consents: [{ kind: plant('consent of nobody', 'canary-consent'), version: 1 }] },
  ]) {
    const refused = await wang.ask('submitApplication', { body: bent });
    expect(refused.status).toBe(400);
    refusals.push(JSON.stringify(refused.body));
  }
  const sealed = await fill('乙', 2);
  const { submissionId, villageCode } = sealed;
  const envelopes = [sealToCounty(county.house.vault, '371623', sealed)];
  const receipts = [
    await wang.apply(plain),
    (await wang.ask('submitSealedApplication', { body: { submissionId, villageCode, envelopes } })).body,
  ];
  lodged.push(...receipts.map(({ matters }) => matters[0]!.matterId));
  await county.knock();
  const son = await Villager.signedIn(county, planted['甲 relative']!);
  const [request] = (await son.ask('listConsentRequests')).body.requests;
  await son.ask('answerConsentRequest', { params: { requestId: request!.requestId }, body: { answer: 'no' } });
  await goOn(lodged[0]!);
  for (const [at, of] of ['甲', '乙'].entries()) await workOn(lodged[at]!, of, at + 1);
  await reportAround();
  await county.knock();
  plant('exif', plantedInExif);
  receipts.forEach(({ code }, at) => plant(`receipt ${at}`, code));
}, 60_000);
afterAll(async () => {
  await county?.close();
  await store?.stop();
});

test('everything was planted, and reads again at the desk that may', async () => {
  expect(Object.keys(planted).length).toBeGreaterThan(60);
  const town = await duty.desk('haifeng');
  const opened = JSON.stringify(await town.open(lodged[0]!));
  for (const name of ['甲姓名', '甲称呼', '甲家人', '甲远亲', '甲证人', '甲查到', 'corrected'])
    expect(opened, name).toContain(planted[name]);
});

test('in no table, no file, no object of the store, no line of the server’s log and none of PostgreSQL’s', async () => {
  const [{ data_directory: cluster }] = (await queryAs<{ data_directory: string }>(county.database.adminUrl, 'show data_directory')) as [
    { data_directory: string },
  ];
  const postgresLog = join(cluster, '..', 'postgres.log');
  const places: Record<string, Buffer> = {
    'tables and files': await dumpAll(county.database.adminUrl, county.filesDir),
    store: Buffer.concat([...store.objects].flatMap(([name, bytes]) => [Buffer.from(name), bytes])),
    'server log': Buffer.from(county.logLines.join('\n')),
    'database log': existsSync(postgresLog) ? readFileSync(postgresLog) : Buffer.alloc(0),
  };
  expect(store.objects.size).toBeGreaterThan(4);
  expect(findPlanted(places['tables and files']!, { ours: lodged[0]! })).toEqual(['ours']);
  for (const [place, bytes] of Object.entries(places)) expect([place, findPlanted(bytes, planted)]).toEqual([place, []]);
});

test('in no message but the number it goes to, and in no answer of a refusal', () => {
  const told = Buffer.from(county.sms.phones.messages.map(({ text }) => text).join('\n'));
  expect(county.sms.phones.messages.length).toBeGreaterThan(2);
  expect(findPlanted(told, planted)).toEqual([]);
  expect(refusals.length).toBeGreaterThan(3);
  // Which field is wrong is told by the name under which it was sent, to whoever sent it; a name holds no answer.
  const { 'unknown fact': _unknown, 'a fact of nobody': _nobodys, ...answers } = planted;
  expect(findPlanted(Buffer.from(refusals.join('\n')), answers)).toEqual([]);
});
