import type { Household } from '../../../contract/household.contract.ts';
import { dayInFull } from '../../../rules/day-in-words.ts';
import { dayOf } from '../../../rules/day.ts';
import { fenInWords } from '../../../rules/money.ts';
import { isUnderReview } from '../../../rules/next-review.ts';
import { sharings } from '../../../rules/sharing.ts';
import type { CatalogueShelf } from '../../learn/index.ts';
import {
  listMattersOf,
  listMattersOfPersons,
  listSharedMatters,
  readCourses,
  viewMatters,
  type Course,
  type MatterRow,
  type MatterView,
} from '../../matter/index.ts';
import type { CodeBook, County } from '../../places/index.ts';
import { inCounty, type Citizen } from '../../platform/audience.ts';
import type { House } from '../../platform/house.ts';
import type { CitizenScope } from '../../platform/scope.ts';
import { listPapers } from './list-papers.ts';
import { readBonds, type Bonds } from './read-bonds.ts';
import { viewRunning } from './view-running.ts';
import { says } from './words.ts';

type HouseholdMatter = Household['people'][number]['matters'][number];

/**
 * 一户一页, for this account: what is its owner's own, what was filed from this phone, what those she lives with let her see. Quiet matters
 * stand on their owner's page alone, whoever filed them; a child's, who has no phone, on that of the parent who did.
 */
export async function readHousehold(house: House, book: CodeBook, shelf: CatalogueShelf, citizen: Citizen): Promise<Household> {
  const people: Household['people'] = [];
  const liaisons = new Map<string, { name: string; phone: string }>();
  let bond: 'own' | 'filed' = 'filed';
  let hotline = '12349';
  for (const county of citizen.counties) {
    const scope = inCounty(citizen, county);
    const bonds = await readBonds(house, scope);
    if (bonds.self.length > 0) bond = 'own';
    const at = book.findCounty(county)!;
    ({ hotline } = at);
    const all = await viewMatters(house, house.db, scope, await listVisible(house, scope, bonds), at.calendar);
    // What is paid by the month is at rest and counts as closed; what is over is no aid that runs.
    const views = all.filter(({ row, procedure }) => !row.closed_at || procedure.steps[row.step]!.resting);
    const rows = all.map(({ row }) => row);
    const papers = await listPapers(house, shelf, scope, { rows, bonds, at });
    for (const [person, matters] of Map.groupBy(views, ({ row }) => row.person)) {
      const shown = await viewAll(house, shelf, scope, { bonds, matters, at });
      const you = bonds.self.includes(person);
      people.push({ name: matters[0]!.applicant, you, matters: shown, papers: papers.get(person) ?? [] });
    }
    for (const { row } of views) for (const one of book.findVillage(row.village)?.liaisons ?? []) liaisons.set(one.phone, one);
  }
  people.sort((one, other) => Number(other.you) - Number(one.you));
  return { bond, people, liaisons: [...liaisons.values()], hotline, demo: house.settings.deployment === 'demo' };
}

async function listVisible(house: House, scope: CitizenScope, { self, children, related }: Bonds): Promise<MatterRow[]> {
  const isOwn = ({ person, sharing, account }: MatterRow) =>
    self.includes(person) || sharing !== 'quiet' || (children.includes(person) && account === scope.account);
  const filed = await listMattersOf(house.db, scope);
  const own = await listMattersOfPersons(house.db, scope, [...self, ...children]);
  const shared = await listSharedMatters(house.db, scope, [...self, ...children, ...related]);
  return [...new Map([...filed, ...own, ...shared].filter(isOwn).map((row) => [row.id, row])).values()];
}

async function viewAll(
  house: House,
  shelf: CatalogueShelf,
  scope: CitizenScope,
  { bonds, matters, at }: { bonds: Bonds; matters: readonly MatterView[]; at: County },
): Promise<HouseholdMatter[]> {
  const rows = matters.map(({ row }) => row);
  const courses = await readCourses(house, house.db, scope, rows);
  const around = { figures: at.figures, calendar: at.calendar, today: dayOf(house.clock.now()) };
  return Promise.all(
    matters.map(async (view, n) => {
      const { row, procedure, state, next } = view;
      const step = procedure.steps[row.step]!;
      const { events } = courses[n]!;
      const granted = events.find(({ means }) => means === 'grant' || means === 'pay-first');
      const runs = granted !== undefined && (step.resting === true || isLookedAtAgain(courses[n]!));
      const amountFen = granted && events.findLast(({ given }) => given.amountFen !== undefined)?.given.amountFen;
      const sum = amountFen === undefined ? undefined : fenInWords(amountFen);
      const sayNext = () => {
        if (granted && step.resting) return viewRunning(view, { events, granted: granted.day }, around);
        // While it is looked at again, the step says who comes and that the money goes on.
        return { late: false, ...(runs ? { next: state.text } : next ? { next: next.text } : {}) };
      };
      return {
        matterId: row.id,
        program: await shelf.programName(scope.county, row.catalogue_version, row.program),
        state: state.title,
        stand: runs ? 'running' : granted ? 'closing' : 'asked',
        ...(granted ? { since: dayInFull(granted.day) } : {}),
        ...(sum ? { amount: runs ? says.monthly(sum) : sum } : {}),
        ...sayNext(),
        sharing: row.sharing,
        mayShare: mayShare(bonds, row, scope.account),
        opens: row.account === scope.account,
      };
    }),
  );
}

/** What runs goes on running while somebody looks whether it still fits, and while she is heard. */
function isLookedAtAgain({ procedure, events }: Course): boolean {
  const seen = events.map(({ day, defined, to }) => ({ day, defined, rests: procedure.steps[to]?.resting === true }));
  return isUnderReview(seen) && !events.some(({ means }) => means === 'stop' || means === 'lapse');
}

/** Her own, and a child's: all of it. Whoever only filed it may make it quieter, and nothing louder. */
export function mayShare({ self, children }: Bonds, row: Pick<MatterRow, 'person' | 'account' | 'sharing'>, account: string): string[] {
  if (self.includes(row.person) || children.includes(row.person)) return [...sharings];
  return row.account === account && row.sharing === 'nobody' ? ['nobody', 'quiet'] : [];
}
