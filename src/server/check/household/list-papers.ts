import type { Household } from '../../../contract/household.contract.ts';
import { dayInWords } from '../../../rules/day-in-words.ts';
import { dayOf } from '../../../rules/day.ts';
import { cardInWords, freshUntil, monthInFull, nearMonthsOf, standOf } from '../../../rules/paper-lasts.ts';
import type { CatalogueShelf } from '../../learn/index.ts';
import { readCardMonths, type MatterRow } from '../../matter/index.ts';
import type { County } from '../../places/index.ts';
import type { House } from '../../platform/house.ts';
import type { CitizenScope } from '../../platform/scope.ts';
import { listSentPapers } from './household.store.ts';
import type { Bonds } from './read-bonds.ts';
import { says } from './words.ts';

type HouseholdPaper = Household['people'][number]['papers'][number];

/**
 * Papers of her own and of her children that we know of: the month on a card, as somebody read it off, and what was sent with a matter that
 * this page shows, the newest of a kind. How long one is taken is the county's dated figure; where nobody has said, only when it came.
 */
export async function listPapers(
  house: House,
  shelf: CatalogueShelf,
  scope: CitizenScope,
  { rows, bonds: { self, children }, at }: { rows: readonly MatterRow[]; bonds: Bonds; at: County },
): Promise<Map<string, HouseholdPaper[]>> {
  const today = dayOf(house.clock.now());
  const near = (kind: string) => nearMonthsOf(kind, at.figures, today);
  const seen = rows.filter(({ person }) => self.includes(person) || children.includes(person));
  const applications = new Set(seen.map(({ application }) => application));
  const programs = (await shelf.findInForce(scope.county))?.catalogue.programs ?? [];
  const names = new Map(programs.flatMap((program) => program.papers.map(({ kind, name }) => [kind, name] as const)));
  const applicants = new Map(seen.map(({ application, person }) => [application, person]));
  const papers = new Map([...self, ...children].map((person) => [person, new Map<string, HouseholdPaper>()]));

  for (const { person, kind, last, application } of await readCardMonths(house, house.db, scope, [...papers.keys()])) {
    const name = names.get(kind);
    // A child's card may be known from a matter that the other parent keeps quiet.
    if (!name || !(self.includes(person) || applications.has(application))) continue;
    const stand = standOf(last, today, near(kind));
    papers.get(person)!.set(kind, { name, text: `${cardInWords(last, stand)}${says.card[stand]}`, stand });
  }
  for (const { application, member, kind, listed_at: came } of await listSentPapers(house.db, scope, [...applications])) {
    const name = names.get(kind);
    const hers = papers.get(member ?? applicants.get(application)!);
    // A photo of a signature is nobody's paper.
    if (!name || !hers || hers.has(kind)) continue;
    const day = dayOf(came!);
    const fresh = freshUntil(kind, day, at.figures, today);
    const stand = fresh ? standOf(fresh.last, today, 0) : 'holds';
    const until = fresh && (stand === 'over' ? says.stale : says.fresh(monthInFull(fresh.last)));
    const by = fresh && { by: { kind: fresh.kind, ref: fresh.ref } };
    hers.set(kind, { name, text: `${says.sent(dayInWords(day))}${until ?? ''}`, stand: stand === 'near' ? 'holds' : stand, ...by });
  }
  return new Map([...papers].map(([person, hers]) => [person, [...hers.values()]]));
}
