import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RecordEvent } from '../../src/contract/decide.contract.ts';
import { dayOf, type Day } from '../../src/rules/day.ts';
import { judgeEvent, submitEvent, type Given, type Procedure } from '../../src/rules/procedure.ts';
import { actsAs, type StaffRole } from '../../src/rules/role-rights.ts';
import { readCountyFolder } from '../../src/server/read-county-folder.ts';
import { inTown, JourneyDesk, openPatientCounty } from '../helpers/journey.ts';
import { Officer, type Login } from '../helpers/officer.ts';
import type { TestCounty } from '../helpers/test-county.ts';

/** A walk of its own each time; the seed in the name of a failure walks it again. */
const seed = Number(process.env['WALK_SEED'] ?? Date.now() % 100_000);
const pick = picker(seed);
const rounds = 8;
const { procedures, figures, calendar, staff: all } = readCountyFolder('mock/data');
/** One of a desk: what a colleague has in hand is hers to do (test/server/holders.test.ts). */
const staff = all.filter(({ login }) => login !== 'county-second');

interface Walk {
  name: string;
  desk: JourneyDesk;
  procedure: Procedure;
  step: string;
  version: number;
  dates: Record<string, Day>;
  /** The town it lies in. */
  town: Login;
}

let county: TestCounty;
/** Past the server. */
let behind: pg.Client;
const officers = new Map<Login, Officer>();
const walks: Walk[] = [];

beforeAll(async () => {
  county = await openPatientCounty();
  behind = new pg.Client({ connectionString: county.database.ownerUrl });
  await behind.connect();
  for (const { login } of staff) officers.set(login as Login, await new Officer(county, login as Login).signIn());
  const filed = [
    ['temp-assist-expense', 'temp-expense', 'haifeng'],
    ['temp-assist-urgent', 'temp-urgent', 'haifeng'],
    ['dibao-family', 'dibao-standard', 'haifeng'],
    ['dibao-family', 'dibao-delegated', 'shuiwan'],
    ['tekun-scattered', 'tekun-standard', 'haifeng'],
    ['wudi-tekun-fund', 'wudi-fund', 'haifeng'],
  ] as const;
  for (const [at, [program, id, town]] of filed.entries()) {
    const village = town === 'shuiwan' ? inTown('水湾镇') : undefined;
    const desk = await JourneyDesk.file(county, program, `1690000${5100 + at}`, village);
    const procedure = procedures.find((one) => one.id === id)!;
    const dates = { [submitEvent]: dayOf(county.clock.now()) };
    walks.push({ name: id, desk, procedure, step: procedure.start, version: 1, dates, town });
  }
}, 120_000);
afterAll(async () => {
  await behind?.end();
  await county?.close();
});

test(`in six procedures at every step of a walk each role is offered what the rules allow, and refused the rest (WALK_SEED=${seed})`, async () => {
  for (let round = 0; round < rounds; round += 1) {
    for (const walk of walks) {
      await offersAgree(walk);
      await restRefused(walk);
      await goOn(walk);
    }
    county.clock.forward(round % 3 === 2 ? { days: 8 } : { hours: 3 });
  }
  // Decisions are reached, or the walk has proved little.
  expect(walks.reduce((sum, { version }) => sum + version, 0)).toBeGreaterThan(walks.length * 3);
}, 120_000);

const today = (): Day => dayOf(county.clock.now());
const sees = (walk: Walk): Login[] => staff.map(({ login }) => login as Login).filter((login) => mayOpen(walk, login));
const roleOf = (login: Login): StaffRole => staff.find((one) => one.login === login)!.role;

/** Who has this matter in her places; of the roles that see steps, whoever has something to do in this one. */
function mayOpen({ procedure, step, town }: Walk, login: Login): boolean {
  const role = roleOf(login);
  if (role === 'town') return login === town;
  if (role === 'village') return town === 'haifeng';
  if (role === 'operator') return false;
  // None of these programs is one that a body with a desk here answers for.
  if (role === 'department') return false;
  return role === 'panel' ? procedure.steps[step]!.events.some((event) => event.role.includes(role)) : true;
}

function judge({ procedure, step, dates }: Walk, role: StaffRole, event: string, given: Given = everything(procedure)) {
  return judgeEvent(procedure, step, event, { role: actsAs(role)!, today: today(), dates, calendar, given, figures });
}

/** Every event of the procedure, whatever the step. */
const eventsOf = ({ steps, anywhere = [] }: Procedure): string[] => [
  ...new Set([...Object.values(steps).flatMap(({ events }) => events), ...anywhere].map(({ event }) => event)),
  'overdue',
];

function everything({ total }: Procedure): Omit<RecordEvent, 'submissionId' | 'event'> {
  const words = { reason: '演示原因', rule: '演示条款', remedy: '演示办法', finding: '演示记录', delivery: '当面交给本人' };
  const cause = total?.extended?.causes[0];
  return { amountFen: 85_000, ...words, ...(cause ? { cause } : {}) };
}

async function offersAgree(walk: Walk): Promise<void> {
  const watching = some(
    sees(walk).filter((login) => !actsAs(roleOf(login))),
    1,
  );
  for (const login of [...sees(walk).filter((one) => actsAs(roleOf(one))), ...watching]) {
    const { acts } = await officers.get(login)!.open(walk.desk.family.matterId);
    // That she was looked for is no event of a procedure; `not-found` tells of it.
    const offered = acts.flatMap(({ event, notBefore }) => (event === 'tried-to-reach' ? [] : [`${event}${notBefore ? ' later' : ''}`]));
    const role = roleOf(login);
    const lawful = actsAs(role)
      ? eventsOf(walk.procedure).flatMap((event) => {
          const judged = judge(walk, role, event);
          if (judged.allowed) return [event];
          return judged.why === 'not-yet' && judged.notBefore ? [`${event} later`] : [];
        })
      : [];
    expect(offered.toSorted(), `${walk.name} ${walk.step} ${login}`).toEqual(lawful.toSorted());
  }
}

/** A few of all that is unlawful here, other ones each time, and once too little is given; afterwards nothing has been written. */
async function restRefused(walk: Walk): Promise<void> {
  const before = await written(walk);
  const logins = staff.map(({ login }) => login as Login);
  const tooLittle: (() => Promise<void>)[] = [];
  for (const login of [
    ...logins.filter((one) => actsAs(roleOf(one))),
    ...some(
      logins.filter((one) => !actsAs(roleOf(one))),
      1,
    ),
  ]) {
    const role = roleOf(login);
    const unlawful = eventsOf(walk.procedure).filter(
      (event) => !mayOpen(walk, login) || !actsAs(role) || !judge(walk, role, event).allowed,
    );
    const short = eventsOf(walk.procedure).filter((event) => !unlawful.includes(event) && !judge(walk, role, event, {}).allowed);
    const refused = async (event: string, given: Parameters<typeof record>[3]) => {
      const answer = await record(walk, login, event, given);
      expect(answer.status, `${walk.name} ${walk.step} ${login} ${event}`).toBeGreaterThanOrEqual(400);
    };
    for (const event of some(unlawful, 1)) await refused(event, everything(walk.procedure));
    tooLittle.push(...short.map((event) => () => refused(event, {})));
  }
  for (const tried of some(tooLittle, 1)) await tried();
  expect(await written(walk)).toEqual(before);
}

/** Somebody does something lawful; she does not withdraw, or the walk would end. */
async function goOn(walk: Walk): Promise<void> {
  const lawful = sees(walk).flatMap((login) =>
    actsAs(roleOf(login))
      ? eventsOf(walk.procedure).flatMap((event) => (judge(walk, roleOf(login), event).allowed ? [{ login, event }] : []))
      : [],
  );
  // What leads on is tried more often than what leads back or nowhere.
  const fresh = lawful.filter(({ event }) => !(event in walk.dates) && event !== 'ask');
  const [chosen] = some(fresh.length > 0 ? fresh : lawful, 1);
  if (!chosen) return;
  const judged = judge(walk, roleOf(chosen.login), chosen.event);
  const answer = await record(walk, chosen.login, chosen.event, everything(walk.procedure));
  expect(answer.status, `${walk.name} ${walk.step} ${chosen.login} ${chosen.event}`).toBe(201);
  if (!judged.allowed) throw new Error('chosen though not allowed');
  walk.dates[chosen.event] = today();
  walk.step = judged.to;
  walk.version += 1;
}

function record(walk: Walk, login: Login, event: string, given: Omit<RecordEvent, 'submissionId' | 'event'>) {
  return officers.get(login)!.ask('staffRecordEvent', {
    params: { matterId: walk.desk.family.matterId },
    headers: { 'if-match': String(walk.version) },
    body: { submissionId: randomUUID(), event, ...given },
  });
}

async function written({ desk }: Walk): Promise<unknown> {
  const { rows } = await behind.query(
    `select m.version, m.step, m.due_on, (select count(*) from event e where e.matter = m.id) as events,
      (select count(*) from notice n where n.matter = m.id) as notices,
      (select count(*) from audit a where a.act = 'recorded' and a.what = m.id::text) as recorded
     from matter m where m.county = '371623' and m.id = $1`,
    [desk.family.matterId],
  );
  return rows;
}

/** The same numbers again from the same seed. */
function picker(from: number): (below: number) => number {
  let state = from + 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

function some<T>(all: readonly T[], count: number): T[] {
  const left = [...all];
  const chosen: T[] = [];
  while (chosen.length < count && left.length > 0) chosen.push(...left.splice(pick(left.length), 1));
  return chosen;
}
