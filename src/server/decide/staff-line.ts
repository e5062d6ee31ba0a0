import type { StaffMatterLine } from '../../contract/decide.contract.ts';
import { isTry } from '../../rules/closing.ts';
import type { Day } from '../../rules/day.ts';
import { lightOf } from '../../rules/light.ts';
import { overdueEvent, submitEvent } from '../../rules/procedure-shape.ts';
import { isWaiting, lastDayOf } from '../../rules/procedure.ts';
import { actsAs, mayDo } from '../../rules/role-rights.ts';
import type { Calendar } from '../../rules/working-day.ts';
import type { CatalogueShelf } from '../learn/index.ts';
import type { Hold, MatterView } from '../matter/index.ts';
import type { CodeBook } from '../places/index.ts';
import type { StaffScope } from '../platform/scope.ts';
import { stateFor } from './state-for.ts';

/** One line of an officer's list; the name stays masked until she opens it. */
export async function staffLine(
  book: CodeBook,
  shelf: CatalogueShelf,
  scope: StaffScope,
  { hold, ...view }: MatterView & { hold: Hold },
  today: Day,
): Promise<StaffMatterLine> {
  const { row } = view;
  const { calendar, figures } = book.findCounty(row.county)!;
  return {
    matterId: row.id,
    version: row.version,
    receiptNumber: view.receiptNumber,
    program: await shelf.programName(row.county, row.catalogue_version, row.program),
    applicant: view.applicant,
    village: book.findVillage(row.village)?.name ?? '',
    state: stateFor(scope, view.state),
    waits: waitsFor(view, scope, today, calendar),
    ...(view.next ? { next: view.next, light: lightOf(view.next.day, today, calendar, figures) } : {}),
    ...(hold.forWhom ? { forWhom: hold.forWhom.name } : {}),
    ...(mayDo(scope.role, 'hold-matters') ? { hold: hold.state, ...(hold.by ? { heldBy: hold.by.name } : {}) } : {}),
    submittedAt: row.submitted_at!.toISOString(),
  };
}

/**
 * For what a matter waits, as this role's list is sorted by it: new is what came to her step by somebody else's act. That it became late is
 * nothing that anybody did, and a notice that has hung its days waits for nobody but her.
 */
function waitsFor(
  { procedure, row, timeline, dates }: MatterView,
  scope: StaffScope,
  today: Day,
  calendar: Calendar,
): StaffMatterLine['waits'] {
  const latest = timeline.find(({ kind }) => kind !== overdueEvent)?.kind;
  const step = procedure.steps[row.step]!;
  const defined = [...Object.values(procedure.steps).flatMap((one) => one.events), ...(procedure.anywhere ?? [])];
  const done = defined.find(({ event }) => event === latest);
  if (done?.means === 'ask' || isTry(latest ?? '') || step.tone === 'needs-you') return 'her';
  if (isWaiting(step) && today <= (lastDayOf(procedure, row.step, dates, calendar)?.day ?? '')) return 'notice';
  const role = actsAs(scope.role);
  if (!role) return latest === submitEvent ? 'new' : 'office';
  const isHers = step.events.some((event) => event.role.includes(role));
  return isHers && !done?.role.includes(role) ? 'new' : 'office';
}
