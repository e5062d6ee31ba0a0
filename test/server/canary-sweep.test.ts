import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NewApplication } from '../../src/contract/apply.contract.ts';
import { Canaries } from '../helpers/canaries.ts';
import { dumpAll, findPlanted } from '../helpers/dump-all.ts';
import { countyDesk, DutyDesk, friday, townDesk } from '../helpers/duty-desk.ts';
import { Officer } from '../helpers/officer.ts';
import { drawBill } from '../helpers/pictures.ts';
import { sealFor } from '../helpers/seal-for.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { ask, inventedIdNumber, Villager } from '../helpers/villager.ts';

/**
 * Every field that a person can fill in holds words that stand nowhere else, and the matter goes by every desk. Whatever the server
 * leaves behind open, wherever it is, has none of them.
 */
const canaries = new Canaries();
const { planted } = canaries;
/** What was refused, and what stood in it. */
const refusals: string[] = [];
/** On the phones that were told something. */
const told: string[] = [];
let county: TestCounty;
let wang: Villager;
let town: Officer;
let bureau: Officer;
let form: NewApplication;
let matterId: string;

beforeAll(async () => {
  county = await openTestCounty();
  wang = await Villager.signedIn(county, canaries.plant('phone', '16900001901'));
  [town, bureau] = [await new Officer(county, 'haifeng').signIn(), await new Officer(county, 'county').signIn()];
  form = await household(wang, 'plain');
  const receipt = await wang.apply(form);
  canaries.plant('receipt code', receipt.code);
  matterId = receipt.matters[0]!.matterId;
});
afterAll(() => county?.close());

/** A photo as a camera leaves it: with words in it. */
async function taken(field: string): Promise<Buffer> {
  const exif = { IFD0: { Artist: canaries.plant(`${field}: artist`, `heron-of-${field}`), ImageDescription: `crane-of-${field}` } };
  canaries.plant(`${field}: description`, `crane-of-${field}`);
  return drawBill(field.length).jpeg().withExif(exif).toBuffer();
}

let people = 910;
const idNumber = (field: string) => canaries.plant(field, inventedIdNumber((people += 1)));

/** A family that answers everything, each with words of its own. */
async function household(who: Villager, of: string): Promise<NewApplication> {
  const asked = await who.fillForm();
  const { facts } = await who.catalogue();
  const sums = Object.keys(asked.facts).filter((id) => facts.find((one) => one.id === id)?.type === 'yuan');
  expect(sums.length).toBeGreaterThan(0);
  const [bill, thumb] = [await taken(`${of} bill`), await taken(`${of} thumb`)];
  const { paper } = await who.sendPaper(asked.submissionId, bill);
  const { paper: mark } = await who.sendPaper(asked.submissionId, thumb);
  const at = (field: string) => `${of} ${field}`;
  return {
    ...asked,
    applicant: {
      ...asked.applicant,
      name: canaries.name(at('name')),
      idNumber: idNumber(at('ID number')),
      address: canaries.words(at('address')),
    },
    members: [
      {
        id: 'm2',
        called: canaries.words(at('member called')),
        name: canaries.name(at('member')),
        idNumber: idNumber(at('m2')),
      },
      { id: 'm3', called: canaries.words(at('child called')), name: canaries.name(at('child')) },
    ],
    relatives: [
      {
        id: 'r1',
        called: canaries.words(at('relative called')),
        name: canaries.name(at('relative')),
        phone: canaries.plant(at('relative phone'), `1690000${people}9`),
      },
    ],
    facts: {
      ...asked.facts,
      ...Object.fromEntries(sums.map((id) => [id, canaries.sum(at(id))])),
      'person.age@m2': 68,
      'person.age@m3': 12,
    },
    papers: [{ ...paper, whose: 'm2' }, mark],
    signatures: [
      { by: 'm1', kind: 'hand', strokes: canaries.plant(at('strokes'), `1kingfisher${people}`) },
      { by: 'm2', kind: 'thumb', paperId: mark.paperId, witness: { name: canaries.name(at('witness')) } },
    ],
  };
}

const headersOf = (bytes: Buffer) => ({
  'content-type': 'image/jpeg',
  'x-sha256': createHash('sha256').update(bytes).digest('hex'),
});

/** Done, whatever it was, or the test says what was wrong with it. */
async function done(answer: Promise<{ status: number; body: unknown }>): Promise<void> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
}
async function refused(answer: Promise<{ status: number; body: unknown }>): Promise<void> {
  const { status, body } = await answer;
  expect(status, JSON.stringify(body)).toBeGreaterThanOrEqual(400);
  refusals.push(JSON.stringify(body));
}

async function expectNoCanary(): Promise<void> {
  await county.knock();
  told.push(...county.sms.phones.messages.map(({ text }) => text));
  const places = {
    'tables and files': await dumpAll(county.database.adminUrl, county.filesDir),
    log: Buffer.from(county.logLines.join('\n')),
    messages: Buffer.from(told.join('\n')),
    refusals: Buffer.from(refusals.join('\n')),
  };
  for (const [place, bytes] of Object.entries(places)) expect([place, findPlanted(bytes, planted)]).toEqual([place, []]);
}

test('the sweep finds what lies open, and what was planted is read by whom it is for', async () => {
  const dump = await dumpAll(county.database.adminUrl, county.filesDir);
  expect(findPlanted(dump, { town: '海丰街道', matterId })).toEqual(['town', 'matterId']);
  const opened = JSON.stringify(await town.open(matterId));
  const atDesk = ['plain name', 'plain address', 'plain member', 'plain child', 'plain relative', 'plain relative phone', 'phone'];
  expect(atDesk.filter((field) => !opened.includes(planted[field]!))).toEqual([]);
});

test('a form from the phone, and one that waited sealed, brought, corrected, agreed to and taken back', async () => {
  const li = await Villager.signedIn(county, canaries.plant('second phone', '16900001902'));
  const sealed = await household(li, 'sealed');
  const { sealingKey } = (await li.ask('openCode', { params: { codeId: county.codeId } })).body;
  const envelope = (part: object) => sealFor(sealingKey!, Buffer.from(JSON.stringify(part))).toString('base64');
  const { submissionId, villageCode } = sealed;
  const send = (part: object) => li.ask('submitSealedApplication', { body: { submissionId, villageCode, envelopes: [envelope(part)] } });
  await refused(send({ ...sealed, members: [{ ...sealed.members![0], idNumber: sealed.applicant.idNumber }] }));
  await refused(send({ ...sealed, noSuchField: sealed.applicant.address }));
  await done(send(sealed));

  const supplied = await taken('supplied');
  const params = { matterId, paperId: randomUUID() };
  const headers = { ...headersOf(supplied), 'x-paper-kind': 'medical-bills' };
  await done(wang.ask('supplyPaper', { params, headers, bytes: supplied }));
  const facts = { 'medical.outOfPocketYear': canaries.sum('correction') };
  await done(wang.ask('correctFacts', { params: { matterId }, body: { submissionId: randomUUID(), facts } }));
  await county.knock();
  const son = await Villager.signedIn(county, form.relatives![0]!.phone!);
  const { requests } = (await son.ask('listConsentRequests')).body;
  await done(son.ask('answerConsentRequest', { params: { requestId: requests[0]!.requestId }, body: { answer: 'yes' } }));
  await done(son.ask('answerConsentRequest', { params: { requestId: requests[0]!.requestId }, body: { answer: 'no' } }));

  const body = { ...form, submissionId: randomUUID() };
  const applicant = { ...form.applicant, idNumber: form.applicant.address };
  const bent: object[] = [
    { ...form, applicant: { ...form.applicant, name: canaries.name('another name') } },
    { ...body, applicant },
    { ...body, applicant: { ...form.applicant, noSuchField: form.applicant.address } },
    { ...body, relatives: [{ ...form.relatives![0], phone: form.members![0]!.name }] },
    { ...body, facts: { 'household.size': form.applicant.address } },
    { ...body, consents: [{ kind: form.applicant.name, version: 1 }] },
    { ...body, signatures: [{ by: 'm1', kind: 'hand', strokes: '' }] },
    { ...body, papers: [{ ...form.papers[0], kind: form.applicant.name }] },
    { ...body, programs: [form.applicant.address] },
    { ...body, villageCode: form.applicant.name },
  ];
  for (const one of bent) await refused(wang.ask('submitApplication', { body: one }));
  await refused(
    wang.ask('correctFacts', {
      params: { matterId },
      body: { submissionId: randomUUID(), facts: { 'household.size': form.applicant.name } },
    }),
  );
  await expectNoCanary();
});

test('a neighbour’s lead and an emergency, to their ends', async () => {
  const lead = {
    submissionId: randomUUID(),
    villageCode: county.codeId,
    device: randomUUID(),
    signs: ['ill'],
    where: canaries.words('lead where'),
    words: canaries.words('lead words'),
    childInDanger: false,
    name: canaries.name('lead name'),
    phone: canaries.plant('lead phone', '16900001903'),
  };
  await done(ask(county.publicUrl, 'reportLead', { body: lead }));
  await refused(ask(county.publicUrl, 'reportLead', { body: { ...lead, where: lead.words } }));
  await refused(ask(county.publicUrl, 'reportLead', { body: { ...lead, submissionId: randomUUID(), signs: [lead.where] } }));
  const visit = { submissionId: randomUUID(), act: 'record', outcome: 'nothing-needed', words: canaries.words('visit') };
  const ofLead = { params: { leadId: lead.submissionId }, headers: { 'if-match': '1' } };
  await done(town.ask('staffActOnLead', { ...ofLead, body: visit }));

  county.clock.set(`${friday}T22:00:00+08:00`);
  const duty = new DutyDesk(county);
  canaries.plant('town desk', townDesk);
  canaries.plant('county desk', countyDesk);
  await duty.man();
  const rang = { phone: canaries.plant('emergency phone', '16900001904'), where: canaries.words('emergency where') };
  const { body } = await duty.report(rang);
  await refused(duty.report({ phone: canaries.words('no number').slice(0, 20) }));
  const { emergencyId } = await duty.find('haifeng', body.number);
  await done(duty.take('haifeng', emergencyId));
  const opening = { name: canaries.name('in need'), need: canaries.words('need'), address: canaries.words('door') };
  await done(duty.open('haifeng', emergencyId, opening));
  const paid = { amountFen: 61_803, way: 'cash', finding: canaries.words('finding') };
  await done(duty.act('haifeng', 'staffPayEmergency', emergencyId, paid));
  const slip = await taken('slip');
  const officer = await duty.desk('haifeng');
  const ofSlip = { params: { emergencyId, paperId: randomUUID() }, headers: headersOf(slip), bytes: slip };
  await done(officer.ask('staffSendSlip', ofSlip));
  await done(duty.act('haifeng', 'staffHandOver', emergencyId, { way: 'cash', sign: 'thumb', words: canaries.words('hand-over') }));
  await done(
    officer.ask('staffIdentifyPerson', { params: { emergencyId }, body: { idNumber: idNumber('found'), name: canaries.name('found') } }),
  );

  const prank = await duty.find('haifeng', (await duty.report({ ...rang, phone: canaries.plant('prank', '16900001905') })).body.number);
  await duty.take('haifeng', prank.emergencyId);
  const words = canaries.words('closing');
  await done(officer.ask('staffCloseEmergency', { params: { emergencyId: prank.emergencyId }, body: { why: 'prank', words } }));
  const leaders = [{ name: canaries.name('leader'), phone: canaries.plant('leader phone', '16900001906') }];
  await done((await duty.desk('county')).ask('staffSetLeaders', { body: { leaders } }));
  await expectNoCanary();
});

const record = (officer: Officer, event: string, given: object = {}) => done(officer.record(matterId, event, given));

test('every desk writes its own words down, prints, exports and asks other bodies', async () => {
  await Promise.all([town.signIn(), bureau.signIn()]);
  await done(town.ask('staffCheckFact', { params: { matterId }, body: checked(canaries.sum('checked'), canaries.words('checked')) }));
  const asked = { asked: canaries.words('referral'), reason: canaries.words('referral reason') };
  const refer = {
    submissionId: randomUUID(),
    body: 'ybj',
    ...asked,
    facts: ['medical.outOfPocketYear'],
    papers: [form.papers[0]!.paperId],
  };
  await done(town.ask('staffRefer', { params: { matterId }, body: refer }));
  const acted = { submissionId: randomUUID(), act: 'ask', text: canaries.words('question'), clerk: canaries.name('clerk') };
  const referral = { params: { referralId: refer.submissionId }, headers: { 'if-match': '1' } };
  await done(town.ask('staffActOnReferral', { ...referral, body: acted }));
  await record(town, 'ask', { finding: canaries.words('what is missing') });
  await record(town, 'accept');
  await record(town, 'hang');
  await record(town, 'object', { finding: canaries.words('objection') });
  await record(town, 'answer-objection', { finding: canaries.words('answer to it') });
  county.clock.forward({ days: 10 });
  await Promise.all([town.signIn(), bureau.signIn()]);
  await record(town, 'pass-to-county');
  await done(bureau.sayWhy(matterId, { words: canaries.words('look') }));
  const no = { reason: canaries.words('reason'), rule: canaries.words('rule'), remedy: canaries.words('remedy') };
  await refused(bureau.record(matterId, 'approve', { ...no, amountFen: -1 }));
  await refused(bureau.record(matterId, no.reason, {}));
  await record(bureau, 'refuse', no);
  await record(town, 'deliver', { delivery: canaries.words('delivery') });
  await done(town.ask('staffPrintSheets', { body: { matters: [matterId], kinds: ['acceptance', 'decision', 'public-notice'] } }));
  await done(bureau.ask('staffExportToProvince', { body: { matters: [matterId] } }));
  await refused(town.ask('staffCheckFact', { params: { matterId }, body: { ...checked(1, planted['checked']!), answer: no.reason } }));
  await expectNoCanary();
});

const checked = (answer: number, word: string) => ({
  submissionId: randomUUID(),
  fact: 'medical.outOfPocketYear',
  answer,
  source: 'bank',
  onDay: '2026-11-24',
  word,
});
