import type { Receipt } from '../../contract/apply.contract.ts';
import { dayInWords } from '../../rules/day-in-words.ts';
import { dayOf } from '../../rules/day.ts';
import { nextDaytime } from '../../rules/daytime.ts';
import { delegatedProcedure } from '../../rules/delegations.ts';
import type { Procedure } from '../../rules/procedure.ts';
import { findProcedures, lockOpenOfAccount, prepareJoinedIn, prepareMatter } from '../matter/index.ts';
import { prepareWarning, type Whom } from '../notify/index.ts';
import type { Registered } from '../people/index.ts';
import { decideReceiver } from '../places/index.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { CitizenScope } from '../platform/scope.ts';
import type { Write } from '../platform/write-together.ts';
import type { Chosen } from './check-application.ts';
import { followPapers, type Following } from './follow-papers.ts';
import type { Begun } from './submit-application.ts';

interface Opening {
  programs: readonly Chosen[];
  registered: Registered;
  filledBy: string;
  /** 8362 0417 */
  number: string;
  /** Whom she named for what she is told. */
  whom: Whom;
}

interface Placed {
  program: Chosen;
  receiver: ReturnType<typeof decideReceiver>;
  procedure: Procedure;
}

type Open = Awaited<ReturnType<typeof lockOpenOfAccount>>[number];

/**
 * One matter for each program, at whoever takes it in. What this account asked for already for the same person, and nobody has decided, goes
 * on there: to ask again is her right and is never refused. Somebody else's for the same person stands by itself, and the window sees both.
 */
export async function openMatters(
  house: House,
  tx: Tx,
  scope: CitizenScope,
  begun: Begun,
  opening: Opening,
): Promise<{ lines: Receipt['matters']; writes: Write[] }> {
  const { programs, registered } = opening;
  const placed = await place(house, tx, scope, begun, programs);
  const open = registered.fresh
    ? new Map<string, Open>()
    : await findOpen(tx, scope, { person: registered.persons.get('m1')!, programs, application: begun.application.id });
  const { body, catalogue, village } = begun;
  const fresh = programs.filter(({ id }) => !open.has(id));
  const follows = followPapers(fresh, body, { today: dayOf(house.clock.now()), catalogue, ...village.county });
  const lines: Receipt['matters'] = [];
  const writes: Write[] = [];
  let first: { matter: string; event: string } | undefined;
  for (const one of placed) {
    const opened = await openOne(house, tx, scope, begun, {
      ...opening,
      ...one,
      into: open.get(one.program.id),
      follow: follows.get(one.program.id),
    });
    first ??= opened;
    lines.push(opened.line);
    writes.push(...opened.writes);
  }
  return { lines, writes: [...writes, ...(await warn(house, tx, scope, begun, opening, first!))] };
}

async function place(house: House, tx: Tx, scope: CitizenScope, { village, hukou }: Begun, programs: readonly Chosen[]): Promise<Placed[]> {
  const today = dayOf(house.clock.now());
  const at = programs.map((program) => {
    const receiver = decideReceiver(program, { village, hukou });
    const where = { program: program.id, town: receiver.row.town, day: today };
    return { program, receiver, follows: delegatedProcedure(village.county.delegations, where) ?? program.procedure };
  });
  const procedures = await findProcedures(house, tx, scope, [...new Set(at.flatMap(({ follows }) => follows ?? []))]);
  return at.map(({ program, receiver, follows }) => {
    const procedure = follows === undefined ? undefined : procedures.get(follows);
    if (!procedure) throw new Problem('not-found', { field: 'programs', because: 'program without procedure' });
    return { program, receiver, procedure };
  });
}

/** By program, the one opened first of those on which nothing is decided yet. */
async function findOpen(
  tx: Tx,
  scope: CitizenScope,
  { person, programs, application }: { person: string; programs: readonly Chosen[]; application: string },
): Promise<Map<string, Open>> {
  const ids = programs.map(({ id }) => id);
  const rows = await lockOpenOfAccount(tx, scope, { person, programs: ids, application });
  return new Map(rows.filter(({ key_wrapped: key, undecided }) => key && undecided).map((row) => [row.program, row]));
}

interface One extends Opening, Placed {
  follow: Following | undefined;
  into: Open | undefined;
}

async function openOne(house: House, tx: Tx, scope: CitizenScope, begun: Begun, one: One) {
  const { program, receiver, procedure, registered, into, number, follow, whom } = one;
  const { application, catalogue, village } = begun;
  const { calendar } = village.county;
  const { matter, event, lookBy, said, writes } = await prepareMatter(house, tx, scope, {
    application: application.id,
    applicationKey: application.key,
    account: scope.account,
    person: registered.persons.get('m1')!,
    program: program.id,
    catalogueVersion: catalogue.version,
    procedure,
    ...receiver.row,
    calendar,
    follow,
    unconfirmed: registered.standing === 'unconfirmed',
    quiet: program.quiet,
    whom,
    joins: into && { into: into.id, number: inGroups(into.receipt_number!) },
  });
  const line: Receipt['matters'][number] = {
    matterId: matter,
    program: program.name,
    goesTo: receiver.name,
    lookBy: {
      day: into ? (into.due_on ?? '') : (lookBy?.day ?? ''),
      // On her receipt whoever has it is named.
      words: into ? '已经在办，看先交的那一件。' : said.text.replace('镇上', receiver.name),
      certain: (into ? into.due_certain : lookBy?.certain) ?? true,
      demo: (into ? into.due_kind : lookBy?.kind) === 'demo',
    },
    ...(follow ? { follow: follow.told } : {}),
    ...(into ? { joined: `您先交的那一件还在办（号${inGroups(into.receipt_number!)}）。这次说的并到那一件里，一起办。` } : {}),
  };
  return { matter, event, line, writes: into ? [...writes, ...prepareJoinedIn(house, scope, into, number)] : writes };
}

const saidBy: Readonly<Record<string, string>> = { self: '有人', family: '您家里人', neighbour: '您的邻居', liaison: '村联络员' };

/**
 * Somebody asked in her name: told once, at a number of hers that was verified before, else to her face. A liaison who filed is not asked to
 * tell it: an officer speaks with her before anything is decided.
 */
async function warn(
  house: House,
  tx: Tx,
  scope: CitizenScope,
  { application, village }: Begun,
  { registered, filledBy }: Opening,
  of: { matter: string; event: string },
): Promise<Write[]> {
  if (!registered.warnAt && (filledBy === 'self' || filledBy === 'liaison')) return [];
  const now = house.clock.now();
  const who = saidBy[filledBy] ?? '有人';
  const day = dayInWords(dayOf(now)).split(' ')[0]!;
  return prepareWarning(house, tx, scope, application.key, {
    ...of,
    kind: 'in-your-name',
    place: { village: village.id, town: village.town.id },
    person: registered.persons.get('m1')!,
    contact: registered.warnAt,
    values: { who, day },
    words: { title: '有人替您申请了', text: `${who}在${day}替您申请了救助。您知道就不用管。不是您的意思，打12349。` },
    // Nobody is woken by it; in the morning she can still say stop.
    from: nextDaytime(now),
  });
}

/** 8362 0417 */
function inGroups(number: string): string {
  return `${number.slice(0, 4)} ${number.slice(4)}`;
}
