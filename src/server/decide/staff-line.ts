import type { StaffMatterLine } from '../../contract/decide.contract.ts';
import type { Day } from '../../rules/day.ts';
import { lightOf } from '../../rules/light.ts';
import { overdueEvent, submitEvent } from '../../rules/procedure-shape.ts';
import { isWaiting } from '../../rules/procedure.ts';
import type { CatalogueShelf } from '../learn/index.ts';
import type { MatterView } from '../matter/index.ts';
import type { CodeBook } from '../places/index.ts';
import { forWhom, type StaffScope } from '../platform/scope.ts';
import { stateFor } from './state-for.ts';

/** One line of an officer's list; the name stays masked until she opens it. */
export async function staffLine(
  book: CodeBook,
  shelf: CatalogueShelf,
  scope: StaffScope,
  view: MatterView,
  today: Day,
): Promise<StaffMatterLine> {
  const { row } = view;
  const { calendar, figures } = book.findCounty(row.county)!;
  const standIn = forWhom(scope, row);
  return {
    matterId: row.id,
    version: row.version,
    receiptNumber: view.receiptNumber,
    program: await shelf.programName(row.county, row.catalogue_version, row.program),
    applicant: view.applicant,
    village: book.findVillage(row.village)?.name ?? '',
    state: stateFor(scope, view.state),
    waits: waitsFor(view),
    ...(view.next ? { next: view.next, light: lightOf(view.next.day, today, calendar, figures) } : {}),
    ...(standIn ? { forWhom: standIn.name } : {}),
    submittedAt: row.submitted_at!.toISOString(),
  };
}

/** For what a matter waits, as the list is sorted by it. That it became late is nothing that anybody did. */
function waitsFor({ procedure, row, timeline }: MatterView): StaffMatterLine['waits'] {
  const latest = timeline.find(({ kind }) => kind !== overdueEvent)?.kind;
  if (latest === submitEvent) return 'new';
  const step = procedure.steps[row.step]!;
  const asked = [...step.events, ...(procedure.anywhere ?? [])].find(({ event }) => event === latest);
  if (asked?.means === 'ask' || step.tone === 'needs-you') return 'her';
  return isWaiting(step) ? 'notice' : 'office';
}
