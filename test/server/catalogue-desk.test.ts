import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CatalogueDraft } from '../../src/contract/catalogue.contract.ts';
import type { Catalogue } from '../../src/contract/learn.contract.ts';
import { mergeTold } from '../../src/rules/catalogue/merge-told.ts';
import { openCatalogueDesk } from '../helpers/catalogue-desk.ts';
import { Officer } from '../helpers/officer.ts';
import { countRows, queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { Villager } from '../helpers/villager.ts';

/** The catalogue as two officers of the county keep it, by the doors of their desk and of the phones. */
let county: TestCounty;
let at: Awaited<ReturnType<typeof openCatalogueDesk>>;
let wu: Officer;
let han: Officer;
beforeAll(async () => {
  county = await openTestCounty();
  at = await openCatalogueDesk(county);
  ({ wu, han } = at);
});
afterAll(() => county?.close());

/** As the phone's page says it on a day, network or not. */
const figureOn = ({ list, texts }: Awaited<ReturnType<typeof at.phone>>, day: string) => {
  const told: Catalogue = mergeTold(list, texts, day)!;
  return told.programs.find(({ id }) => id === 'dibao-family')!.figures.find(({ parameter }) => parameter === 'std.dibaoRural')!;
};

test('a standard changes for next month: tried, offered, read and approved by a colleague, and a phone without a network changes over on the day', async () => {
  const before = await at.phone();
  expect(await at.desk()).toMatchObject({
    today: '2026-11-24',
    versions: [{ version: 4, state: 'in-force', effectiveFrom: '2026-07-01' }],
    drafts: [],
  });
  const begun = await at.begin();
  expect(begun).toMatchObject({ base: 4, state: 'drafting', changes: [], problems: [], version: 1, mayApprove: false });
  expect((await wu.ask('staffBeginCatalogueDraft', { body: { draftId: begun.draftId } })).body).toEqual(begun);
  expect((await at.offer(begun)).body).toMatchObject({ code: 'not-now', text: expect.stringContaining('还什么都没改') });

  const risen = (await at.set(begun)).body;
  expect(risen.changes).toEqual([
    {
      kind: 'standard',
      id: 'std.dibaoRural',
      name: '农村低保标准',
      verdict: 'changed',
      lines: [
        {
          what: '数',
          was: expect.stringMatching(/^每人每月850元（演示）$/),
          now: '每人每月900元（棣民发〔2026〕99号）',
          from: '2026-12-01',
        },
      ],
    },
  ]);
  // Sent again after a lost answer it is done already.
  expect((await at.set(begun)).body).toEqual(risen);

  const household = {
    id: 'X1',
    title: '一口人，一月进860',
    facts: {
      household: {
        hukouLocal: true,
        areaType: 'rural',
        size: 1,
        wageMonthly: 0,
        businessMonthly: 0,
        propertyMonthly: 0,
        transferMonthly: 860,
        supportMonthly: 0,
      },
      assets: { financialTotal: 0, vehicles: 0, extraHomes: 0 },
      members: [{ id: 'he', age: 50, canWork: 'full' }],
    },
  };
  const tryOn = async (day: string, households?: object[]) =>
    (await wu.ask('staffTryCatalogueDraft', { params: { draftId: risen.draftId }, body: { day, ...(households ? { households } : {}) } }))
      .body;
  const [tried] = (await tryOn('2026-12-01', [household])).households;
  expect(tried!.changes).toContainEqual({
    program: 'dibao-family',
    name: expect.any(String),
    was: { status: 'unlikely' },
    now: { status: 'likely', amount: 40 },
  });
  expect((await tryOn('2026-11-30', [household])).households[0]!.changes).toEqual([]);
  expect((await tryOn('2026-12-01')).households).toHaveLength(12);

  const offered = (await at.offer(risen)).body;
  expect(offered).toMatchObject({ state: 'offered', offeredBy: '吴演示' });
  expect((await at.approve(offered, wu)).body).toMatchObject({ code: 'not-now', text: expect.stringContaining('同事') });
  const read = await at.look(offered, han);
  expect(read).toMatchObject({ mayApprove: true, changes: risen.changes, digest: offered.digest });
  const done = (await at.approve(read)).body;
  expect(done).toMatchObject({ state: 'published', publishedAs: 5, closedBy: '韩演示' });
  const written = await countRows(county.database.ownerUrl);
  expect((await at.approve(read)).body).toEqual(done);
  expect((await at.offer(read)).status).toBe(409);
  const { scan_day: _counted, ...unchanged } = written;
  expect(await countRows(county.database.ownerUrl)).toMatchObject(unchanged);

  expect((await at.desk()).versions[0]).toMatchObject({ version: 5, state: 'in-force', offeredBy: '吴演示', approvedBy: '韩演示' });
  expect((await at.desk()).standards.find(({ id }) => id === 'std.dibaoRural')).toMatchObject({
    value: 850,
    demo: true,
    next: [{ text: '每人每月900元', from: '2026-12-01', demo: false }],
  });
  const told = await at.phone(before.tag);
  expect([told.status, told.list.version]).toEqual([200, 5]);
  expect((await at.phone(told.tag)).status).toBe(304);
  expect(figureOn(told, '2026-11-30')).toMatchObject({ text: '每人每月850元', source: { kind: 'demo' } });
  expect(figureOn(told, '2026-12-01')).toMatchObject({
    text: '每人每月900元',
    since: '2026-12-01',
    source: { kind: 'notice', ref: '棣民发〔2026〕99号' },
  });
  expect(told.list.parameters.filter(({ id }) => id === 'std.dibaoRural')).toMatchObject([
    { value: 850, effectiveTo: '2026-11-30', illustrative: true },
    { value: 900, effectiveTo: null, illustrative: false },
  ]);
});

test('what is withdrawn is told to phones at their next look and is kept by what was filed under it; its number is not given again', async () => {
  const told = await at.phone();
  expect(told.list.version).toBe(5);
  const wang = await Villager.signedIn(county, '16900001701');
  await wang.apply();
  const take = (version: string, officer = wu) =>
    officer.ask('staffWithdrawCatalogueVersion', { params: { version }, body: { why: '900元写错了' } });
  expect((await take('4')).body).toMatchObject({ code: 'not-now', text: expect.stringContaining('第5版') });
  expect((await take('9')).status).toBe(404);
  expect((await take('5')).body.versions).toMatchObject([
    { version: 5, state: 'withdrawn', withdrawnBy: '吴演示', withdrawnWhy: '900元写错了' },
    { version: 4, state: 'in-force' },
  ]);
  expect((await take('5', han)).body.versions[0]).toMatchObject({ withdrawnBy: '吴演示' });
  const after = await at.phone(told.tag);
  expect([after.status, after.list.version]).toEqual([200, 4]);
  expect((await wang.ask('listMatters')).body.matters).toHaveLength(1);
  expect(await queryAs(county.database.ownerUrl, 'select distinct catalogue_version from matter')).toEqual([{ catalogue_version: 5 }]);
  expect((await take('4')).body).toMatchObject({ code: 'not-now', text: expect.stringContaining('什么都没有') });

  const again = (await at.set(await at.begin())).body;
  await at.offer(again);
  expect((await at.approve(again)).body).toMatchObject({ publishedAs: 6 });
  expect((await wu.ask('staffReadCatalogueVersion', { params: { version: '6' } })).body).toMatchObject({
    before: 4,
    mayWithdraw: true,
    changes: [{ id: 'std.dibaoRural' }],
  });
});

test('nobody approves what she changed, what was changed since, or what stands on an older version', async () => {
  const hers = (await at.set(await at.begin(), { value: 910 })).body;
  await at.offer(hers);
  // Two at once: the second is told, and whoever changed something approves it no longer.
  const changed = await at.set(hers, { value: 920 }, han);
  expect(changed.body).toMatchObject({ state: 'drafting', mayApprove: false });
  expect((await at.set(hers, { value: 930 })).body).toMatchObject({ code: 'changed-meanwhile' });
  expect((await at.approve(hers)).body).toMatchObject({ code: 'changed-meanwhile' });
  expect((await at.approve(changed.body)).body).toMatchObject({ code: 'not-now' });
  expect((await at.offer(hers)).body).toMatchObject({ code: 'changed-meanwhile' });
  await at.offer(changed.body);
  expect((await at.approve(changed.body)).body).toMatchObject({ code: 'not-now', text: expect.stringContaining('同事') });
  await at.drop(hers);
  expect((await at.set(changed.body)).body).toMatchObject({ code: 'not-now', text: expect.stringContaining('不要了') });

  const [first, second] = [(await at.set(await at.begin())).body, (await at.set(await at.begin(), { value: 940 })).body];
  expect(first.changes).toEqual([]);
  await at.offer(second);
  const other = (await at.set(await at.begin(), { value: 950 })).body;
  await at.offer(other);
  expect((await at.approve(second)).body).toMatchObject({ state: 'published' });
  expect((await at.approve(other)).body).toMatchObject({ code: 'not-now', text: expect.stringContaining('请照新的再起草') });
  expect((await at.look(other)).problems[0]).toContain('请照新的再起草');
  for (const one of [first, other]) await at.drop(one);
});

test('a past day, a wrong sum, an unknown name and broken files are refused with the place, and change nothing', async () => {
  const draft = await at.begin();
  const refusal = async (answer: Promise<{ body: unknown }>) => {
    const { code, field, text } = (await answer).body as { code: string; field?: string; text: string };
    return [code, field, text];
  };
  expect(await refusal(at.set(draft, { from: '2026-11-23' }))).toEqual(['field-refused', 'from', '不能从过去的日子起。请填今天或以后。']);
  expect(await refusal(at.set(draft, { from: '2027-02-30' }))).toEqual(['field-refused', 'from', '请填日历上的日子。']);
  expect(await refusal(at.set(draft, { parameter: 'std.nothing' }))).toEqual(['field-refused', 'parameter', '没有这个标准。']);
  expect((await refusal(at.set(draft, { value: -1 })))[0]).toBe('field-refused');
  expect((await refusal(at.set(draft, { parameter: 'std.supportRate', value: 1.5 })))[2]).toContain('std.supportRate');
  expect((await refusal(at.set(draft, { source: { kind: 'statute', ref: '《社会救助法》' } })))[2]).toContain('std.dibaoRural');
  const change = (body: object, programId = 'dibao-family') =>
    wu.ask('staffChangeCatalogueProgram', { ...at.seen(draft), params: { draftId: draft.draftId, programId }, body });
  expect(await refusal(change({ effectiveTo: '2026-11-23' }))).toEqual(['field-refused', 'effectiveTo', '不能停在过去。请填今天或以后。']);
  expect((await refusal(change({ lifeEvents: ['moon'] })))[1]).toBe('lifeEvents');
  expect((await refusal(change({ name: '  ' })))[0]).toBe('field-refused');
  expect((await change({ name: '别的' }, 'nothing')).status).toBe(404);
  const firstDay = { ...at.seen(draft), body: { firstDay: '2026-11-23' } };
  expect((await refusal(wu.ask('staffSetCatalogueFirstDay', firstDay)))[1]).toBe('firstDay');

  const data = await at.dataOf(draft);
  const withProgram = (more: object) => ({ ...data, programs: data.programs.map((one, at) => (at === 0 ? { ...one, ...more } : one)) });
  expect((await refusal(at.replace(draft, '{"programs": [\n1,,')))[2]).toBe('这不是完整的JSON，错在第2行附近。');
  expect((await refusal(at.replace(draft, [])))[2]).toBe('这不是一份目录。');
  expect((await refusal(at.replace(draft, { ...data, 后门: 1 })))[2]).toContain('后门');
  const broken = withProgram({ conditions: [{ ...data.programs[0]!.conditions[0]!, rule: { '>': [{ var: 'person.shoeSize' }, 1] } }] });
  expect(await refusal(at.replace(draft, broken))).toEqual([
    'file-unreadable',
    undefined,
    expect.stringMatching(new RegExp(`${data.programs[0]!.id}.*person\\.shoeSize|person\\.shoeSize.*${data.programs[0]!.id}`, 's')),
  ]);
  expect(await at.look(draft)).toEqual(draft);
  // What is of the form and leaves an aid out cannot be offered.
  const without = (await at.replace(draft, { ...data, programs: data.programs.filter(({ id }) => id !== 'cable-tv') })).body;
  expect(without.problems.join()).toContain('cable-tv');
  expect((await at.offer(without)).body).toMatchObject({ code: 'not-now' });
  await at.drop(without);
});

test('a program’s words change, another ends, from a day of their own; the list may not outgrow a village’s network', async () => {
  const draft = await at.begin();
  const change = async (from: CatalogueDraft, programId: string, body: object) =>
    (await wu.ask('staffChangeCatalogueProgram', { ...at.seen(from), params: { draftId: from.draftId, programId }, body })).body;
  const program = (await at.dataOf(draft)).programs.find(({ id }) => id === 'cable-tv')!;
  const first = await change(draft, 'cable-tv', {
    shortName: '电视费减免',
    keywords: ['看电视', '有线电视'],
    conditions: [{ id: program.conditions[0]!.id, text: '家里吃低保，装了有线电视' }],
  });
  const ended = await change(first, 'golden-autumn', { effectiveTo: '2026-12-31' });
  expect(ended.changes).toMatchObject(
    [
      {
        id: 'golden-autumn',
        verdict: 'ended',
        lines: [{ what: '到哪天止', was: '没定', now: '2026-12-31' }],
      },
      { id: 'cable-tv', verdict: 'changed', lines: expect.arrayContaining([expect.objectContaining({ what: '短名', now: '电视费减免' })]) },
    ].toSorted((a) => (ended.changes[0]!.id === a.id ? -1 : 1)),
  );
  const dated = (await wu.ask('staffSetCatalogueFirstDay', { ...at.seen(ended), body: { firstDay: '2026-12-01' } })).body;
  expect(dated.firstDay).toBe('2026-12-01');
  await at.offer(dated);
  const { publishedAs } = (await at.approve(dated)).body;
  const nameNow = async () => (await at.phone()).list.programs.find(({ id }) => id === 'cable-tv')!.shortName;
  expect(await nameNow()).toBe(program.shortName);
  expect((await at.desk()).versions[0]).toMatchObject({ version: publishedAs, state: 'coming', effectiveFrom: '2026-12-01' });
  // One that would hold from today would bring the coming words too early.
  const tooEarly = (await at.set(await at.begin(), { value: 960 })).body;
  expect((await at.offer(tooEarly)).body).toMatchObject({ code: 'not-now', text: expect.stringContaining('不能比它早') });
  await at.drop(tooEarly);
  county.clock.set('2026-12-01T09:00:00+08:00');
  for (const officer of [wu, han]) await officer.signIn();
  expect(await nameNow()).toBe('电视费减免');

  const heavy = await at.begin();
  const data = await at.dataOf(heavy);
  const grown = data.programs.map((one, at) => ({ ...one, keywords: Array.from({ length: 60 }, (_, n) => `${randomUUID()}${at}${n}`) }));
  const tooHeavy = (await at.replace(heavy, { ...data, programs: grown })).body;
  expect(tooHeavy.bytes).toBeGreaterThan(tooHeavy.mostBytes);
  expect((await at.offer(tooHeavy)).body).toMatchObject({ code: 'not-now', text: expect.stringContaining('字节') });
  await at.drop(tooHeavy);
});

test('what fails half way leaves nothing; other roles find nothing here', async () => {
  const draft = (await at.set(await at.begin(), { value: 970, from: '2027-01-01' })).body;
  await at.offer(draft);
  await queryAs(
    county.database.ownerUrl,
    `create function break_audit() returns trigger language plpgsql as $$ begin raise exception 'no room'; end $$;
     create trigger break_audit before insert on audit for each row when (new.what_kind = 'catalogue-version') execute function break_audit()`,
  );
  const before = await countRows(county.database.ownerUrl);
  expect((await at.approve(draft)).status).toBe(503);
  const { scan_day: _counted, ...unchanged } = before;
  expect(await countRows(county.database.ownerUrl)).toMatchObject(unchanged);
  expect(await at.look(draft)).toMatchObject({ state: 'offered' });
  await queryAs(county.database.ownerUrl, 'drop trigger break_audit on audit');
  expect((await at.approve(draft)).body).toMatchObject({ state: 'published' });

  for (const login of ['haifeng', 'yibao', 'auditor', 'hotline'] as const) {
    const officer = await new Officer(county, login).signIn();
    const answers = [
      await officer.ask('staffReadCatalogueDesk'),
      await officer.ask('staffBeginCatalogueDraft', { body: { draftId: randomUUID() } }),
      await at.look(draft, officer),
      await at.approve(draft, officer),
      await officer.ask('staffWithdrawCatalogueVersion', { params: { version: '4' }, body: { why: '试试' } }),
    ];
    expect(answers.map((answer) => (answer as { status?: number; code?: string }).code ?? (answer as { status: number }).status)).toEqual([
      404,
      404,
      'not-found',
      404,
      404,
    ]);
  }
  await expect(queryAs(county.database.appUrl, 'delete from catalogue')).rejects.toMatchObject({ code: '42501' });
  await expect(queryAs(county.database.appUrl, 'update catalogue set data = data')).rejects.toMatchObject({ code: '42501' });
});
