import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, dayOf } from '../../src/rules/day.ts';
import { noticeKinds, type NoticeKind } from '../../src/rules/notice/notice-kinds.ts';
import { eventsAt, isWaiting, type Procedure, type StepEvent } from '../../src/rules/procedure.ts';
import { readCatalogueFolder } from '../../src/server/learn/read-catalogue-folder.ts';
import { readCountyFolder } from '../../src/server/read-county-folder.ts';
import { hire } from '../helpers/hire.ts';
import { JourneyDesk, openPatientCounty } from '../helpers/journey.ts';
import type { Officer } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import type { TestCounty } from '../helpers/test-county.ts';

/*
 * No kind of message is there that nobody can cause. What procedures tell is caused here, at the desks and by the clock, on the shortest ways
 * there are; what other rooms tell is caused in tests of their own, with words that are read there.
 */

/** kind: in which test it is caused, and what is read of it there. */
const elsewhere: Record<string, readonly [test: string, words: string]> = {
  'sign-in-code': ['server/sign-in.test.ts', '登录'],
  emergency: ['journeys/emergency.test.ts', '有急事，请马上看'],
  'in-your-name': ['server/told.test.ts', '替您申请了救助'],
  'withdrawn-in-your-name': ['server/told.test.ts', '替您说不办了'],
  'consent-asked': ['server/one-application.test.ts', '请您点个头'],
  referred: ['journeys/every-state.test.ts', "reads('referred')"],
  'referral-bounced': ['journeys/every-state.test.ts', "reads('bounced')"],
  'referral-taken': ['server/refer.test.ts', '县教育和体育局接了'],
  'referral-question': ['server/refer.test.ts', '县教育和体育局在问'],
  'referral-answered': ['server/refer.test.ts', "'answer'"],
  'referral-consulting': ['server/refer.test.ts', '几家单位一起商量'],
  'referral-concluded': ['server/refer.test.ts', '定下来了，'],
  'referral-done': ['server/refer.test.ts', 'referral-done'],
  'referral-silent': ['server/refer.test.ts', '县总工会还没回话'],
  'referral-ended': ['server/refer.test.ts', '不转给县教育和体育局了'],
  overdue: ['server/clock.test.ts', '晚了 · 到了日子'],
  joined: ['server/one-stop-window.test.ts', '并到先交的那一件'],
  'joined-in': ['server/one-stop-window.test.ts', '另一件并进来了'],
  'person-confirmed': ['server/one-application.test.ts', '和本人说过话了'],
  'tried-to-reach': ['server/not-found.test.ts', '您的事没停'],
  'closed-not-found': ['server/not-found.test.ts', '您的事先停在这儿'],
  'closed-paper': ['server/not-found.test.ts', 'deliver-closing'],
  'gone-on': ['server/not-found.test.ts', '您的事接着办了'],
  'visit-planned': ['server/visits.test.ts', '来您家'],
  'visit-moved': ['server/visits.test.ts', 'visit-moved'],
  'visit-cancelled': ['server/visits.test.ts', '来您家看看，这次不来了'],
  'visit-missed': ['server/visits.test.ts', '没见着您，门口留了条'],
  'inquiry-answered': ['server/inquiries.test.ts', 'inquiry-answered'],
  'word-answered': ['server/words.test.ts', '您说的有回话了'],
  'complaint-answered': ['server/complaints.test.ts', '您反映的事有回话'],
  session: ['server/policy-news.test.ts', '人到您村里讲'],
  'session-moved': ['server/policy-news.test.ts', '到您村里讲帮扶政策的日子改了'],
  'session-cancelled': ['server/policy-news.test.ts', '到您村里讲帮扶政策，这次不来了'],
  'policy-for-you': ['server/campaign.test.ts', '您家可能够得上'],
  'several-of-hers': ['server/delivery-engine.test.ts', '件事有了新消息'],
  'several-families': ['server/delivery-engine.test.ts', '户有新消息'],
  morning: ['server/mornings.test.ts', '件事要办'],
};

/** Its words are ready, and nobody can cause it yet: why. */
const notYet: Record<string, string> = {
  'paid-monthly': 'payout files come with the next issue; until then a month’s money says `paid`',
  settled: 'a hospital settles at its own counter; no door opens a matter of it',
  sheltered: 'the shelter finds somebody; no door opens a matter of it',
};

const { procedures } = readCountyFolder('mock/data');
const programOf = (procedure: Procedure): string | undefined => programs.find(({ id }) => id === procedure.id)?.program;
const programs = readCatalogueFolder('mock/data/catalogue').programs.flatMap(({ id: program, apply, procedure }) =>
  apply === 'here' ? [{ id: procedure, program }] : [],
);

/** What a matter tells on the shortest way to an event that tells this. */
interface Way {
  procedure: Procedure;
  events: { from: string; event: StepEvent }[];
}

function shortestWay(procedure: Procedure, kind: string): Way | undefined {
  const ways: { at: string; events: Way['events'] }[] = [{ at: procedure.start, events: [] }];
  const seen = new Set<string>([procedure.start]);
  for (const { at, events } of ways) {
    for (const event of eventsAt(procedure, at)) {
      if (event.means === 'rise') continue;
      // What has not begun to run is not made longer.
      if (event.means === 'extend' && !events.some((one) => one.event.event === procedure.total?.from)) continue;
      const way = [...events, { from: at, event }];
      if (event.notice === kind) return { procedure, events: way };
      if (!seen.has(event.to)) ways.push({ at: event.to, events: way });
      seen.add(event.to);
    }
  }
  return undefined;
}

const waits = ({ procedure, events }: Way): number[] =>
  events.map(({ from, event }) => {
    const { clock, ...step } = procedure.steps[from]!;
    if (!clock) return 0;
    if (event.ahead) return clock.days - event.ahead.days + 1;
    return event.notBefore && isWaiting(step) ? clock.days + 8 : 0;
  });
const longestWait = (way: Way): number => Math.max(...waits(way));

let county: TestCounty;
beforeAll(async () => {
  county = await openPatientCounty();
});
afterAll(() => county?.close());

const everything = {
  amountFen: 10_000,
  reason: '演示原因',
  rule: '演示条款',
  remedy: '演示办法',
  finding: '演示记录',
  delivery: '当面交给本人',
};
const hired = new Map<string, Officer>();
let families = 0;
const desks = [
  ['town', 'haifeng'],
  ['county', 'county'],
  ['finance', 'finance'],
  ['panel', 'panel'],
  ['village', 'kangjia'],
] as const;

/** Of the office that the matter is with. */
async function clerkOf(matterId: string): Promise<Officer> {
  const [row] = await queryAs<{ body: string | null; receiver: string | null }>(
    county.database.ownerUrl,
    'select body, receiver from matter where id = $1',
    [matterId],
  );
  const body = row!.body ?? row!.receiver ?? '';
  const clerk =
    hired.get(body) ?? (await hire(county, { login: `clerk-${body}`, name: '赵演示', role: 'department', places: ['371623'], body }));
  hired.set(body, clerk);
  return clerk;
}

async function walk(way: Way): Promise<void> {
  const { procedure, events } = way;
  families += 1;
  const desk = await JourneyDesk.file(county, programOf(procedure)!, `1690000${9400 + families}`);
  const { family } = desk;
  const days = waits(way);
  for (const [at, { from, event }] of events.entries()) {
    county.clock.forward({ days: days[at]! });
    if (event.role.includes('clock')) {
      await county.knock();
      await family.villager.signIn();
      continue;
    }
    county.clock.forward({ minutes: 1 });
    const cause = procedure.total?.extended?.causes[0];
    const { version } = await family.read();
    const body = { submissionId: randomUUID(), event: event.event, ...everything, ...(cause ? { cause } : {}) };
    const params = { matterId: family.matterId };
    if (event.means === 'withdraw') {
      const answer = await family.villager.ask('withdrawMatter', { params, body: { submissionId: randomUUID(), version } });
      expect(answer.status, `${procedure.id} ${event.event}`).toBe(200);
      continue;
    }
    const login = desks.find(([role]) => event.role.includes(role))?.[1];
    const officer = login ? await desk.desk(login) : await clerkOf(family.matterId);
    const record = () => officer.ask('staffRecordEvent', { params, headers: { 'if-match': String(version) }, body });
    let answer = await record();
    // Months later her day at the desk is over.
    if (answer.status === 401) {
      await officer.signIn();
      answer = await record();
    }
    expect(answer.status, `${procedure.id} ${from} ${event.event} ${JSON.stringify(answer.body)}`).toBe(201);
  }
}

const toldSoFar = async (): Promise<Set<string>> =>
  new Set((await queryAs<{ kind: string }>(county.database.ownerUrl, 'select distinct kind from notice')).map(({ kind }) => kind));

test('who comes from the county says so', async () => {
  const desk = await JourneyDesk.file(county, 'dibao-family', '16900009490');
  const bureau = await desk.desk('county');
  const visitors = await queryAs<{ id: string }>(
    county.database.ownerUrl,
    `select id from staff where login in ('county', 'county-second')`,
  );
  const today = dayOf(county.clock.now());
  const day = addDays(today, 2);
  const body = { submissionId: randomUUID(), day, half: 'morning', visitors: visitors.map(({ id }) => id) };
  const planned = await bureau.ask('staffPlanMatterVisit', { params: { matterId: desk.family.matterId }, body });
  expect(planned.body).toMatchObject({ visits: [{ due: 'coming' }] });
  county.clock.set(`${addDays(today, 1)}T10:00:00+08:00`);
  await county.knock();
  expect(await toldSoFar()).toContain('visit-planned-county');
});

test('what procedures tell is told: each kind is caused at the desks, or by the clock', async () => {
  const named = Object.keys(noticeKinds).filter((kind) => procedures.some((one) => programOf(one) && shortestWay(one, kind)));
  // The longest ways first: they tell most on the way. Those that wait come last: figures of this year hold this year.
  const ways = named
    .map(
      (kind) =>
        procedures
          .flatMap((one) => (programOf(one) ? (shortestWay(one, kind) ?? []) : []))
          .toSorted((a, b) => a.events.length - b.events.length)[0]!,
    )
    .toSorted((a, b) => longestWait(a) - longestWait(b) || b.events.length - a.events.length);
  for (const way of ways) {
    const kind = way.events.at(-1)!.event.notice!;
    if (!(await toldSoFar()).has(kind)) await walk(way);
  }
  const told = await toldSoFar();
  expect(named.filter((kind) => !told.has(kind))).toEqual([]);
}, 120_000);

test('every other kind is caused in a test of its own, stands in for one that is, or says why nobody can cause it yet', async () => {
  const told = await toldSoFar();
  const standsIn = new Set(Object.values<NoticeKind>(noticeKinds).flatMap(({ otherwise }) => otherwise ?? []));
  const dead = Object.keys(noticeKinds).filter((kind) => !told.has(kind) && !elsewhere[kind] && !standsIn.has(kind) && !notYet[kind]);
  expect(dead).toEqual([]);
  expect(Object.keys({ ...elsewhere, ...notYet }).filter((kind) => !(kind in noticeKinds))).toEqual([]);
  expect(Object.keys(notYet).filter((kind) => told.has(kind))).toEqual([]);
  const gone = Object.entries(elsewhere).filter(
    ([, [file, words]]) => !readFileSync(new URL(`../${file}`, import.meta.url), 'utf8').includes(words),
  );
  expect(gone).toEqual([]);
});
