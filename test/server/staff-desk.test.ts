import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CheckFact } from '../../src/contract/verify.contract.ts';
import { Officer } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { Villager } from '../helpers/villager.ts';

const cost = 'medical.outOfPocketYear';
let county: TestCounty;
let matterId: string;
let wang: Villager;
let town: Officer;
beforeAll(async () => {
  county = await openTestCounty();
  wang = await Villager.signedIn(county, '16900001901');
  matterId = (await wang.apply(await wang.fillForm({ facts: { [cost]: null } }))).matters[0]!.matterId;
  town = await new Officer(county, 'haifeng').signIn();
});
afterAll(() => county?.close());

const linesOf = async (officer: Officer) => (await officer.ask('staffListMatters')).body.matters;
const factOf = async (officer: Officer, id: string) => (await officer.open(matterId)).facts!.find((fact) => fact.id === id)!;
const check = (officer: Officer, body: Partial<CheckFact>) =>
  officer.ask('staffCheckFact', {
    params: { matterId },
    body: { submissionId: randomUUID(), fact: cost, answer: 23_000, source: 'health-insurance', onDay: '2026-11-24', ...body },
  });

test('the list says what is missing and lets it be told at once, with her words; a village is told neither', async () => {
  const [line] = await linesOf(town);
  const { name, question } = await wang.catalogue().then(({ programs, facts }) => ({
    name: programs.find(({ id }) => id === 'temp-assist-expense')!.papers.find(({ kind }) => kind === 'medical-bills')!.name,
    question: facts.find(({ id }) => id === cost)!.question,
  }));
  expect(line).toMatchObject({ waits: 'new', version: 1, missing: [name, question] });
  expect(line!.acts).toEqual([
    {
      event: 'ask',
      title: '还差东西，一次告诉',
      needs: ['finding'],
      reach: 'ask',
      suggested: `一共差2样：${name}；${question}`,
      reads: `一共差2样：${name}；${question}先办着，补上就行。`,
    },
  ]);
  const [ofVillage] = await linesOf(await new Officer(county, 'kangjia').signIn());
  expect(ofVillage).not.toHaveProperty('missing');
  expect(ofVillage!.acts).toEqual([]);

  await town.record(matterId, 'ask', { finding: line!.acts[0]!.suggested! });
  expect((await wang.ask('readMatter', { params: { matterId } })).body.timeline[0]!.text).toBe(line!.acts[0]!.reads);
  expect((await linesOf(town))[0]!.waits).toBe('her');
});

test('what a check found stands beside what she said, the newest of each place, and the difference is said', async () => {
  const submissionId = randomUUID();
  expect((await check(town, { submissionId, answer: 21_000 })).status).toBe(201);
  expect((await check(town, { submissionId, answer: 21_000 })).status).toBe(201);
  expect(await check(town, { submissionId, answer: 22_000 })).toMatchObject({ status: 409, body: { code: 'already-sent-differently' } });
  expect((await factOf(town, cost)).sources.map(({ agrees }) => agrees)).toEqual([undefined, 'open']);

  expect((await check(town, { fact: 'household.size', answer: 3, source: 'police' })).status).toBe(201);
  expect((await check(town, { fact: 'household.size', answer: 2, source: 'visit', word: '看了户口簿' })).status).toBe(201);
  county.clock.forward({ minutes: 1 });
  expect((await check(town, { fact: 'household.size', answer: 2, source: 'police' })).status).toBe(201);
  const { answer, sources } = await factOf(town, 'household.size');
  expect(answer).toBe('2');
  expect(sources).toMatchObject([
    { kind: 'she', answer: '2', by: '本人', day: '2026-11-24' },
    { kind: 'police', name: '公安', answer: '2', agrees: 'same', by: '李演示' },
    { kind: 'visit', answer: '2', agrees: 'same', word: '看了户口簿' },
  ]);
  const kept = await queryAs(county.database.ownerUrl, `select source, count(*)::int from fact_set group by source order by source`);
  expect(kept).toEqual([
    { source: 'declared', count: 1 },
    { source: 'verified', count: 4 },
  ]);
  const looks = await queryAs(county.database.ownerUrl, `select count(*)::int from audit where act = 'recorded' and what_kind = 'fact'`);
  expect(looks).toEqual([{ count: 4 }]);
});

test.each<[string, Partial<CheckFact>]>([
  ['answer', { answer: true }],
  ['answer', { answer: -1 }],
  ['answer', { fact: 'household.size', answer: '2' }],
  ['fact', { fact: 'no.such' }],
  ['onDay', { onDay: '2026-11-25' }],
  ['onDay', { onDay: '2026-02-30' }],
  ['source', { source: 'hearsay' as 'visit' }],
])('a check is refused for its %s where that is of another kind: %o', async (field, body) => {
  expect(await check(town, body)).toMatchObject({ status: 400, body: { code: 'field-refused', field } });
});

test('whoever changes nothing writes no check down, and nobody does it elsewhere', async () => {
  for (const login of ['auditor', 'hotline', 'kangjia', 'shuiwan'] as const)
    expect((await check(await new Officer(county, login).signIn(), {})).status).toBe(404);
});

test('a list longer than a screenful goes on behind its last line, and misses nobody', async () => {
  await queryAs(
    county.database.ownerUrl,
    `insert into matter select (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'program', 'more-' || n,
       'due_on', case when n % 3 = 0 then null else m.due_on + n % 5 end, 'total_due_on', null))).* from matter m, generate_series(1, 205) n where m.id = $1`,
    [matterId],
  );
  const first = (await town.ask('staffListMatters')).body;
  expect(first.matters).toHaveLength(200);
  const second = (await town.ask('staffListMoreMatters', { params: first.more! })).body;
  expect(second.more).toBeUndefined();
  expect(new Set([...first.matters, ...second.matters].map((line) => line.matterId)).size).toBe(206);
  const behind = (await town.ask('staffListMoreMatters', { params: { day: '2026-12-02', matterId: randomUUID() } })).body;
  expect(behind.matters.length).toBeLessThan(206);
  for (const day of ['soon', '2026-02-30'])
    expect(await town.ask('staffListMoreMatters', { params: { day, matterId } })).toMatchObject({ status: 404 });
});
