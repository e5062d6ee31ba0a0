import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { lookReasons, lookReasonsFor } from '../../src/rules/look-reasons.ts';
import { staffRoles } from '../../src/rules/role-rights.ts';
import { routes, type RouteName } from '../../src/contract/routes.ts';
import { hire } from '../helpers/hire.ts';
import { Officer, type Login } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { inventedIdNumber, Villager } from '../helpers/villager.ts';

/** A look needs a reason the county knows or one typed now; nobody looks at herself or her household. */
let county: TestCounty;
let villager: Villager;
let number = 200;
beforeAll(async () => {
  county = await openTestCounty();
  villager = await Villager.signedIn(county, '16900002801');
});
afterAll(() => county?.close());
beforeEach(() => county.clock.forward({ minutes: 1 }));

interface Filed {
  matterId: string;
  paperId: string;
  idNumber: string;
}

async function file(name = '慕容演示花'): Promise<Filed> {
  number += 1;
  const idNumber = inventedIdNumber(number);
  const form = await villager.fillForm({ applicant: { name, idNumber } });
  const { paper } = await villager.sendPaper(form.submissionId);
  const receipt = await villager.apply({ ...form, papers: [paper] });
  return { matterId: receipt.matters[0]!.matterId, paperId: paper.paperId, idNumber };
}

const desk = (login: Login) => new Officer(county, login).signIn();
const read = (officer: Officer, { matterId }: Filed) => officer.ask('staffReadMatter', { params: { matterId } });
const photoOf = (officer: Officer, { paperId }: Filed) => officer.ask('staffReadPaper', { params: { paperId } });
const owner = <T extends Record<string, unknown>>(sql: string, values?: unknown[]) => queryAs<T>(county.database.ownerUrl, sql, values);
const looksAt = (what: string) =>
  owner<{ act: string; ground: string | null; look_reason: string | null }>(
    `select act, ground, look_reason from audit where what = $1 order by act desc`,
    [what],
  );

test('in a step where nobody of her role has something to do, in a colleague’s hands, and for whoever audits: a reason is asked for first', async () => {
  const filed = await file();
  const li = await desk('haifeng');
  const colleague = await hire(county, { login: 'looks-wang', name: '王演示', role: 'town', places: ['371623002'] });
  // Nobody has it yet: it is the town's task. The list shows it masked to everybody in whose places it is.
  for (const officer of [li, colleague]) expect((await read(officer, filed)).body).toMatchObject({ ground: 'task' });
  expect((await li.record(filed.matterId, 'accept')).status).toBe(201);
  expect((await read(li, filed)).body).toMatchObject({ ground: 'held' });
  expect((await photoOf(li, filed)).status).toBe(200);
  for (const officer of [colleague, await desk('county'), await desk('kangjia'), await desk('hotline'), await desk('auditor')]) {
    expect(await read(officer, filed)).toMatchObject({ status: 403, body: { code: 'reason-needed', title: '为什么要看？' } });
    expect((await officer.ask('staffListMatters')).body.matters.find((line) => line.matterId === filed.matterId)?.applicant).toBe('慕****');
  }
  expect(await photoOf(colleague, filed)).toMatchObject({ status: 403, body: { code: 'reason-needed' } });
});

test('a typed reason opens this matter and its photos to her until midnight, and nothing else to nobody else', async () => {
  const [filed, other] = [await file(), await file()];
  const [auditor, hotline] = [await desk('auditor'), await desk('hotline')];
  const submissionId = randomUUID();
  const said = await auditor.sayWhy(filed.matterId, { submissionId, kind: 'sample' });
  expect(said).toMatchObject({ status: 201, body: { validUntil: '2026-11-24T16:00:00.000Z' } });
  expect((await auditor.sayWhy(filed.matterId, { submissionId, kind: 'sample' })).body).toEqual(said.body);
  expect((await auditor.sayWhy(filed.matterId, { submissionId, kind: 'supervision' })).body).toMatchObject({
    code: 'already-sent-differently',
  });
  expect((await read(auditor, filed)).body).toMatchObject({ ground: 'reason' });
  expect((await photoOf(auditor, filed)).status).toBe(200);
  expect((await read(auditor, other)).status).toBe(403);
  expect((await read(hotline, filed)).status).toBe(403);
  expect(await looksAt(filed.matterId)).toEqual([
    { act: 'said-why', ground: 'reason', look_reason: submissionId },
    { act: 'opened', ground: 'reason', look_reason: submissionId },
  ]);
  expect(await looksAt(filed.paperId)).toEqual([{ act: 'opened', ground: 'reason', look_reason: submissionId }]);

  county.clock.set('2026-11-24T23:59:00+08:00');
  await auditor.signIn();
  expect((await read(auditor, filed)).status).toBe(200);
  county.clock.set('2026-11-25T00:00:00+08:00');
  expect((await read(auditor, filed)).status).toBe(403);
});

test('a reason is chosen from those of her role or written in 2 to 100 characters; it lies sealed', async () => {
  for (const role of staffRoles.filter((one) => one !== 'operator')) expect(lookReasonsFor(role).length).toBeGreaterThan(0);
  for (const { text } of Object.values(lookReasons)) expect(text.length).toBeLessThanOrEqual(30);
  const filed = await file();
  const hotline = await desk('hotline');
  const refused = { status: 400, body: { code: 'field-refused' } };
  expect(await hotline.sayWhy(filed.matterId, { kind: 'sample' })).toMatchObject(refused);
  expect(await hotline.sayWhy(filed.matterId, { kind: 'made-up' })).toMatchObject(refused);
  expect(await hotline.sayWhy(filed.matterId, { words: '   看' })).toMatchObject(refused);
  expect(await hotline.sayWhy(filed.matterId, { words: '看'.repeat(101) })).toMatchObject(refused);
  expect((await hotline.sayWhy(filed.matterId, { words: '她女儿来电：慕容秀兰' })).status).toBe(201);
  expect((await read(hotline, filed)).status).toBe(200);
  const [kept] = await owner<{ kind: string; sealed: Buffer }>('select kind, sealed from look_reason where matter = $1', [filed.matterId]);
  expect([kept!.kind, kept!.sealed.includes('慕容秀兰')]).toEqual(['own-words', false]);
  expect((await (await desk('shuiwan')).sayWhy(filed.matterId)).status).toBe(404);
});

test('why somebody looked is under the audit’s seals: a changed ground or reason is named', async () => {
  const filed = await file();
  const auditor = await desk('auditor');
  await auditor.open(filed.matterId);
  await county.knock();
  const { verifyAudit } = await import('../../src/server/platform/audit-seals/verify-audit.ts');
  const verify = async () => {
    const told: string[] = [];
    const scope = { kind: 'system', county: '371623' } as const;
    await verifyAudit(county.house, scope, { roots: new Set(), tell: ({ what }) => void told.push(what) });
    return told;
  };
  expect(await verify()).toEqual([]);
  const change = (column: string, value: string) =>
    owner(`update audit set ${column} = ${value} where what = $1 and act = 'opened'`, [filed.matterId]);
  await change('ground', `'held'`);
  expect(await verify()).toEqual(['changed']);
  await change('ground', `'reason'`);
  expect(await verify()).toEqual([]);
  await change('look_reason', 'gen_random_uuid()');
  expect(await verify()).toEqual(['changed']);
  await change('look_reason', `(select id from look_reason where matter = '${filed.matterId}')`);
  expect(await verify()).toEqual([]);
});

const roles: Login[] = ['kangjia', 'haifeng', 'county', 'yibao', 'panel', 'finance', 'hotline', 'auditor'];
const hashOf = (idNumber: string) => county.house.vault.hash('id-number', idNumber);
/** As if that person lived in the household of this application too. */
const moveIn = ({ matterId }: Filed, idNumber: string) =>
  owner(
    `insert into member (county, household, person, relation, since)
       select '371623', application.household, person.id, 'daughter', $3 from person, matter join application on application.id = matter.application
        where matter.id = $1 and person.id_hash = $2`,
    [matterId, hashOf(idNumber), county.clock.now()],
  );

test('of a matter of herself or her household no door of the staff gives anybody anything, and each attempt is written down', async () => {
  const [self, lived, hers] = [await file('司徒演示'), await file('欧阳演示'), await file()];
  // The county knows her as a person since she applied herself; her mother's household has her in it too.
  await moveIn(lived, hers.idNumber);
  const other = await hire(county, { login: 'looks-zhao', name: '赵演示', role: 'town', places: ['371623002'] });
  const officers = [];
  for (const login of roles) officers.push(await desk(login));
  const hashes = await owner<{ login: string; id_hash: Buffer }>(`select login, id_hash from staff where login = any($1)`, [roles]);
  const doors = (Object.keys(routes) as RouteName[]).filter((name) => name.startsWith('staff') && !/Sign|Deput|Describe/.test(name));
  for (const [filed, itsName, idNumber] of [
    [self, /司徒|司\*/, self.idNumber],
    [lived, /欧阳|欧\*/, hers.idNumber],
  ] as const) {
    await owner(`update staff set id_hash = $1 where login = any($2)`, [hashOf(idNumber), roles]);
    const params = {
      matterId: filed.matterId,
      paperId: filed.paperId,
      handOverId: randomUUID(),
      referralId: randomUUID(),
      wordId: randomUUID(),
      day: 'none',
    };
    for (const officer of officers) {
      for (const name of doors) {
        const body = routes[name].method === 'POST' ? { body: bodyOf(name) } : {};
        const answer = await officer.ask(name, { params, headers: { 'if-match': '1' }, ...body });
        const text = JSON.stringify(answer.body);
        expect([name, officer.login, itsName.test(text) || text.includes(filed.matterId)]).toEqual([name, officer.login, false]);
        // Behind a line of the list there is a list, in which it is not.
        const isOfIt = /:(matterId|paperId)/.test(routes[name].path) && name !== 'staffListMoreMatters';
        if (isOfIt) expect([name, [403, 404].includes(answer.status), answer.body]).toEqual([name, true, answer.body]);
      }
      if (!['yibao', 'panel'].includes(officer.login))
        expect((await read(officer, filed)).body).toMatchObject({ code: 'own-household', text: '这是您自己家的事，要由同事办。' });
    }
    const [attempts] = await owner<{ who: number; times: number }>(
      `select count(distinct who)::int as who, count(*)::int as times from audit
        where what = $1 and act = 'turned-away' and ground = 'own-household'`,
      [filed.matterId],
    );
    expect([attempts!.who, attempts!.times > 20]).toEqual([6, true]);
    // A colleague sees and does it as ever; from another town it is as if it did not exist.
    expect((await other.record(filed.matterId, 'accept')).status).toBe(201);
    expect((await read(await desk('shuiwan'), filed)).status).toBe(404);
  }
  for (const { login, id_hash } of hashes) await owner(`update staff set id_hash = $1 where login = $2`, [id_hash, login]);
}, 120_000);

function bodyOf(name: RouteName): unknown {
  const submissionId = randomUUID();
  if (name === 'staffRecordEvent') return { submissionId, event: 'accept' };
  if (name === 'staffSayWhy') return { submissionId, kind: 'own-words', words: '就看一眼' };
  if (name === 'staffOfferMatter') return { submissionId, toStaffId: randomUUID(), note: '请您办' };
  if (name === 'staffCheckFact') return { submissionId, fact: 'household.size', answer: 2, source: 'police', onDay: '2026-11-24' };
  if (name === 'staffNoteCardMonth') return { submissionId, member: 'm1', card: 'id-card', until: '2031-05' };
  if (name === 'staffAddMatter') return { submissionId, program: 'dibao-family', reason: '也合适' };
  if (name === 'staffConfirmPerson') return { submissionId, how: 'call', words: '打电话问过了' };
  if (name === 'staffAnswerWord') return { submissionId, outcome: 'heard' };
  if (name === 'staffJoinMatter') return { submissionId, into: randomUUID(), reason: '交了两次' };
  if (name === 'staffRefer') return { submissionId, body: 'ybj', asked: '请看一看', reason: '归你们', facts: [], papers: [] };
  if (name === 'staffPlanMatterVisit') return { submissionId, day: '2026-12-01', half: 'morning', visitors: [randomUUID(), randomUUID()] };
  return { reason: '不办' };
}

test('neither as a deputy nor by a hand-over does her own family’s matter come to her; whose it is not any more, she may see', async () => {
  const filed = await file();
  const today = '2026-11-25';
  const li = await desk('haifeng');
  const shuiwan = await hire(county, {
    login: 'own-deputy',
    name: '钱演示',
    role: 'town',
    places: ['371623101'],
    idNumber: filed.idNumber,
  });
  const near = await hire(county, { login: 'own-near', name: '冯演示', role: 'town', places: ['371623002'], idNumber: filed.idNumber });
  const idOf = async (login: string) => (await owner<{ id: string }>(`select id from staff where login = $1`, [login]))[0]!.id;
  const named = await li.ask('staffNameDeputy', {
    body: { submissionId: randomUUID(), deputyStaffId: await idOf('own-deputy'), since: today, until: today },
  });
  expect(named.status).toBe(201);
  expect((await read(shuiwan, filed)).body).toMatchObject({ code: 'own-household' });
  expect((await shuiwan.ask('staffListMatters')).body.matters.map((line) => line.matterId)).not.toContain(filed.matterId);

  await li.ask('staffTakeMatter', { params: { matterId: filed.matterId } });
  const takers = (await li.open(filed.matterId)).mayTake!.map(({ staffId }) => staffId);
  expect(takers).toContain(await idOf('looks-wang'));
  expect(takers).not.toContain(await idOf('own-near'));
  const offered = await li.ask('staffOfferMatter', {
    params: { matterId: filed.matterId },
    body: { submissionId: randomUUID(), toStaffId: await idOf('own-near'), note: '请您办' },
  });
  expect(offered.body).toMatchObject({ code: 'not-now', text: '这位同事接不了这一件。请换一位。' });

  // What she had in hand before she moved in is free for a colleague.
  const moved = await file();
  expect((await near.record(moved.matterId, 'accept')).status).toBe(201);
  expect((await li.open(moved.matterId)).hold).toBe('colleague');
  await moveIn(moved, filed.idNumber);
  expect((await li.ask('staffTakeMatter', { params: { matterId: moved.matterId } })).body).toMatchObject({ heldBy: '李演示' });
  expect((await read(near, moved)).body).toMatchObject({ code: 'own-household' });
  await owner(`update member set until = $1 where relation = 'daughter'`, [county.clock.now()]);
  expect((await read(near, moved)).body).toMatchObject({ code: 'reason-needed' });
});
