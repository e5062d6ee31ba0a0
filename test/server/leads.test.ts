import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ActOnLead, ReportLead } from '../../src/contract/lead.contract.ts';
import { Officer } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { sealPart } from '../helpers/seal-for-county.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { ask } from '../helpers/villager.ts';

let county: TestCounty;
let town: Officer;
let otherTown: Officer;
let bureau: Officer;
let hotline: Officer;
beforeAll(async () => {
  county = await openTestCounty();
  town = await new Officer(county, 'haifeng').signIn();
  otherTown = await new Officer(county, 'shuiwan').signIn();
  bureau = await new Officer(county, 'county').signIn();
  hotline = await new Officer(county, 'hotline').signIn();
});
afterAll(() => county?.close());

const seen = (given: Partial<ReportLead> = {}): ReportLead => ({
  submissionId: randomUUID(),
  villageCode: county.codeId,
  device: randomUUID(),
  signs: ['ill'],
  where: '2组，村东头，老李家',
  words: '老头摔了，没钱看',
  childInDanger: false,
  ...given,
});
const report = (given: Partial<ReportLead> = {}) => ask(county.publicUrl, 'reportLead', { body: seen(given) });
const idsOf = async (officer: Officer) => (await officer.ask('staffListLeads')).body.leads.map(({ leadId }) => leadId);
const read = (officer: Officer, leadId: string) => officer.ask('staffReadLead', { params: { leadId } });
async function act(officer: Officer, leadId: string, body: Omit<ActOnLead, 'submissionId'>, submissionId: string = randomUUID()) {
  const { version } = (await read(officer, leadId)).body;
  return officer.ask('staffActOnLead', { params: { leadId }, headers: { 'if-match': String(version) }, body: { submissionId, ...body } });
}

test('a neighbour tells without a name or sign-in: the town has a visit to make, nobody has applied, and the same again is one lead', async () => {
  const body = seen();
  const [first, again] = await Promise.all([ask(county.publicUrl, 'reportLead', { body }), ask(county.publicUrl, 'reportLead', { body })]);
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(first.body.text).toContain('11月27日');
  expect(again.body).toEqual(first.body);
  expect((await idsOf(town)).filter((id) => id === body.submissionId)).toHaveLength(1);
  expect(await idsOf(otherTown)).not.toContain(body.submissionId);
  expect((await read(otherTown, body.submissionId)).status).toBe(404);
  expect((await read(town, body.submissionId)).body).toMatchObject({
    where: body.where,
    signs: ['病了没人管，没钱看'],
    reporter: { name: '', phone: '' },
    mayDo: ['plan', 'record', 'hand-to-county'],
  });
  expect(await queryAs(county.database.ownerUrl, 'select id from application')).toEqual([]);
  const sealed = { submissionId: body.submissionId, villageCode: county.codeId, envelopes: [await sealPart(county, body)] };
  expect((await ask(county.publicUrl, 'reportSealedLead', { body: sealed })).body).toEqual(first.body);
  expect(await report({ ...body, where: '别的地方' })).toMatchObject({ status: 409, body: { code: 'already-sent-differently' } });
});

test('who told it is read by the handler alone, never in the list, and lies sealed', async () => {
  const { submissionId } = seen();
  await report({ submissionId, name: '赵大山', phone: '16900002601', where: '3组，老周家' });
  expect(JSON.stringify((await town.ask('staffListLeads')).body)).not.toMatch(/赵大山|16900002601|老周家/);
  expect((await read(town, submissionId)).body.reporter).toEqual({ name: '赵大山', phone: '16900002601' });
  for (const wrong of [hotline]) expect((await read(wrong, submissionId)).status).toBe(404);
  const [row] = await queryAs<{ sealed: Buffer }>(county.database.ownerUrl, 'select sealed from lead where id = $1', [submissionId]);
  expect(row!.sealed.includes('赵大山')).toBe(false);
  const looks = await queryAs(county.database.ownerUrl, `select act from audit where what_kind = 'lead' and what = $1`, [submissionId]);
  expect(looks).toContainEqual({ act: 'opened' });
});

test('the visit is planned and made, once each, and what it came to is written down', async () => {
  const { submissionId: leadId } = seen();
  await report({ submissionId: leadId });
  expect(await act(town, leadId, { act: 'plan', day: '2026-11-20' })).toMatchObject({ status: 400, body: { field: 'day' } });
  const id = randomUUID();
  const planned = await act(town, leadId, { act: 'plan', day: '2026-11-25' }, id);
  expect(planned.body.state).toMatchObject({ kind: 'visit-planned', text: '11月25日 星期三' });
  expect((await act(town, leadId, { act: 'plan', day: '2026-11-25' }, id)).body.version).toBe(planned.body.version);
  expect(await act(town, leadId, { act: 'record', outcome: 'applied' })).toMatchObject({ status: 400, body: { code: 'field-refused' } });
  const stale = await town.ask('staffActOnLead', {
    params: { leadId },
    headers: { 'if-match': '1' },
    body: { submissionId: randomUUID(), act: 'record', outcome: 'applied', words: '帮老李填了表' },
  });
  expect(stale).toMatchObject({ status: 409, body: { code: 'changed-meanwhile' } });
  const done = await act(town, leadId, { act: 'record', outcome: 'applied', words: '帮老李填了表' });
  expect(done.body).toMatchObject({ state: { kind: 'visited', title: '帮着申请了' }, mayDo: [] });
  expect(done.body.steps.map(({ kind }) => kind)).toEqual(['visited', 'planned', 'reported']);
  expect(await idsOf(town)).not.toContain(leadId);
});

test('a child in danger goes straight to the county and stands first there; a town may hand up what is too much for it', async () => {
  const ordinary = seen().submissionId;
  const child = seen().submissionId;
  await report({ submissionId: ordinary });
  await report({ submissionId: child, childInDanger: true, signs: ['child'] });
  expect(await idsOf(town)).not.toContain(child);
  expect((await read(town, child)).status).toBe(404);
  expect((await idsOf(bureau))[0]).toBe(child);
  expect((await read(bureau, child)).body).toMatchObject({ withWhom: 'county', urgency: 'child' });
  const handed = await act(town, ordinary, { act: 'hand-to-county', words: '这家要几个部门一起看' });
  expect(handed.body.withWhom).toBe('county');
  expect((await act(bureau, ordinary, { act: 'record', outcome: 'emergency', words: '先给了五百块' })).status).toBe(201);
});

test('one phone tells so many a day; a repeat is none; the hotline writes one down and cannot read any', async () => {
  const device = randomUUID();
  const ids = [1, 2, 3, 4, 5].map(() => randomUUID());
  for (const submissionId of ids) expect((await report({ device, submissionId })).status).toBe(201);
  expect((await report({ device, submissionId: ids[0]! })).status).toBe(201);
  expect(await report({ device })).toMatchObject({ status: 429, body: { code: 'too-many-tries' } });
  expect((await report()).status).toBe(201);

  const { device: _device, villageCode: _code, ...told } = seen();
  const { villages } = (await ask(county.publicUrl, 'listVillages', { params: { townId: '371623101' } })).body;
  const written = await hotline.ask('staffWriteLead', { body: { ...told, villageId: villages[0]!.id } });
  expect(written.status).toBe(201);
  expect((await read(otherTown, told.submissionId)).body).toMatchObject({ way: 'hotline', village: villages[0]!.name });
  expect((await hotline.ask('staffListLeads')).status).toBe(404);
});

test('nobody looked by the promised day: it is the county’s by itself, once, and the town may still go', async () => {
  const { submissionId: leadId } = seen();
  await report({ submissionId: leadId });
  county.clock.forward({ days: 4 });
  await town.signIn();
  await county.knock();
  await county.knock();
  const late = (await read(town, leadId)).body;
  expect(late).toMatchObject({ withWhom: 'county', due: { overdue: true }, mayDo: ['plan', 'record'] });
  expect(late.steps.filter(({ kind }) => kind === 'risen')).toHaveLength(1);
});

test('a list that goes on behind its first two hundred says so', async () => {
  const desk = await new Officer(county, 'haifeng').signIn();
  expect((await desk.ask('staffListLeads')).body).not.toHaveProperty('more');
  const { submissionId } = seen();
  await report({ submissionId });
  await queryAs(
    county.database.ownerUrl,
    `insert into lead select (jsonb_populate_record(one, jsonb_build_object('id', gen_random_uuid()))).*
     from lead as one, generate_series(1, 200) where one.id = $1`,
    [submissionId],
  );
  const { leads, more } = (await desk.ask('staffListLeads')).body;
  expect([leads.length, more]).toEqual([200, 200]);
});
