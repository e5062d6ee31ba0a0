import type { Compiled } from './compile-catalogue.ts';
import { emptySlots } from './empty-slots.ts';
import { readHouseholdValues, readMemberValues } from './household-values.ts';
import type { Household, Member } from './precheck-data.ts';
import type { Num } from './range.ts';
import { Range } from './range.ts';
import { blurApart, takeApart } from './take-apart.ts';
import { takenOut } from './taken-out.ts';
import { NO, OPEN, YES, type Truth, type Value, type View } from './view.ts';

/** One way the open question of who is 特困 can turn out, with everything as it then is. */
export interface World {
  household: View;
  members: readonly View[];
  /** Who of them is 特困 in it. OPEN only where too many are open to go through every way. */
  tekun: readonly Truth[];
  /** all: nobody is left over, so 低保 of the family gives way as a whole · may-be-all: too many are open to say */
  apart: 'some' | 'all' | 'may-be-all';
}

export interface Worlds {
  worlds: readonly World[];
  /** Of which members it is open. */
  open: readonly number[];
  /** The whole family, to ask who is 特困. */
  members: readonly View[];
  people: readonly Member[];
}

/** All that was said of a family; `said` is without what was only presumed. */
interface Told {
  house: readonly Value[];
  owns: readonly (readonly Value[])[];
  said?: () => Told;
}

/** Beyond that many open ones the ways are too many to go through: then sums are ranges, which is right and less sharp. */
const mostWays = 3;
/** Nobody has been named yet: judged as somebody of whom nothing is known. */
const nobodyNamed: Member = { id: '' };

/** Every way a household can be, as far as it makes a difference who of them is counted apart as 特困. */
export function openWorlds(compiled: Compiled, household: Household, mostOpen = mostWays): Worlds {
  const named = household.facts.members ?? [];
  const people = named.length > 0 ? named : [nobodyNamed];
  const told = readTold(compiled, household, people);
  const members = viewsOf(compiled, told, []).members;
  if (!compiled.tekun) return { worlds: [{ ...viewsOf(compiled, told, []), tekun: [], apart: 'some' }], open: [], members, people };
  const { node } = compiled.tekun;
  const tekun = members.map((member) => node.read(member));
  const open = tekun.flatMap((truth, at) => (truth === OPEN ? [at] : []));
  if (open.length > mostOpen) {
    const apart = named.length > 0 && tekun.includes(NO) ? 'some' : 'may-be-all';
    const blur = (one: Told): Told => ({ ...one, house: blurApart(compiled, one, tekun), ...laterOf(one, blur) });
    return { worlds: [{ ...viewsOf(compiled, blur(told), tekun), tekun, apart }], open, members, people };
  }
  const size = told.house[compiled.facts.get(takenOut.size)?.wholeAt ?? 0] as Num;
  const worlds = waysOf(tekun, open).flatMap((decided) =>
    apartsOf(decided, size, named.length).map((apart): World => {
      const take = (one: Told): Told => ({ ...one, house: takeApart(compiled, one, decided), ...laterOf(one, take) });
      const isWhole = apart === 'all' || !decided.includes(YES);
      return { ...viewsOf(compiled, isWhole ? told : take(told), decided), tekun: decided, apart };
    }),
  );
  return { worlds, open, members, people };
}

function readTold(compiled: Compiled, household: Household, people: readonly Member[]): Told {
  const told = (presumed?: ReadonlySet<string>): Told => ({
    house: readHouseholdValues(compiled, household, presumed),
    owns: people.map((member, at) => readMemberValues(compiled, member, at, presumed)),
  });
  if (!household.presumed) return told();
  return { ...told(), said: once(() => told(household.presumed)) };
}

/** The same done to what was said, once that is needed at all. */
function laterOf({ said }: Told, change: (told: Told) => Told): { said?: () => Told } {
  return said ? { said: once(() => change(said())) } : {};
}

function once<Kind extends object>(make: () => Kind): () => Kind {
  let made: Kind | undefined;
  return () => (made ??= make());
}

function waysOf(tekun: readonly Truth[], open: readonly number[]): Truth[][] {
  return Array.from({ length: 1 << open.length }, (_, way) =>
    tekun.map((truth, at): Truth => (truth === OPEN ? ((way >> open.indexOf(at)) & 1 ? YES : NO) : truth)),
  );
}

/** All listed members 特困: is that everybody? Not known before the family's size is. */
function apartsOf(tekun: readonly Truth[], size: Num, people: number): World['apart'][] {
  if (people === 0 || tekun.some((truth) => truth !== YES)) return ['some'];
  if (size instanceof Range) return ['some', 'all'];
  return typeof size === 'number' && size <= people ? ['all'] : ['some'];
}

function viewsOf(compiled: Compiled, { house, owns, said }: Told, tekun: readonly Truth[]): Pick<World, 'household' | 'members'> {
  const count = compiled.derivedCount;
  const houseMemo = emptySlots<Value | undefined>(count);
  const open = said && once(() => viewsOf(compiled, said(), tekun));
  const members = owns.map((own, at): View => {
    const ownMemo = emptySlots<Value | undefined>(count);
    const truth = tekun[at];
    if (compiled.tekun && truth !== undefined) ownMemo[compiled.tekun.remembered] = truth;
    return { house, houseMemo, own, ownMemo, askMemo: emptySlots(count), ...(open && { unpresumed: () => open().members[at] as View }) };
  });
  return {
    household: { house, houseMemo, own: [], ownMemo: [], askMemo: emptySlots(count), ...(open && { unpresumed: () => open().household }) },
    members,
  };
}
