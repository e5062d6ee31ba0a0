import type { Day } from '../../rules/day.ts';
import type { Meaning, ProcedureEvent } from '../../rules/procedure-shape.ts';
import { eventsAt, type Given, type Procedure } from '../../rules/procedure.ts';
import type { Reader } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import type { Scope } from '../platform/scope.ts';
import type { EventPayload } from './matter-words.ts';
import { findProcedure, listEventsOf, type MatterRow } from './matter.store.ts';

/** One event as it was recorded, with what it means in law and what was given with it. */
export interface CourseEvent {
  kind: string;
  means: Meaning | undefined;
  /** As the procedure describes it; nothing for filing itself. */
  defined: ProcedureEvent | undefined;
  /** The step it was recorded in, and the one it led to. */
  from: string;
  to: string;
  day: Day;
  actor: string | null;
  given: Given;
}

/**
 * What happened in a matter, the oldest first. What an event means follows from the step it was recorded in, so that no
 * procedure's names are known here. The caller has checked the scope, and records the look.
 */
export async function readCourse(
  house: House,
  db: Reader,
  scope: Scope,
  row: MatterRow,
): Promise<{ procedure: Procedure; events: CourseEvent[] }> {
  const procedure = (await findProcedure(db, scope, row.procedure, row.procedure_version))!;
  const key = house.vault.applicationKey(scope.county, row.application, row.key_wrapped!);
  const events: CourseEvent[] = [];
  let from = procedure.start;
  for (const event of await listEventsOf(db, scope, [row.id])) {
    const defined = eventsAt(procedure, from).find((one) => one.event === event.kind);
    const at = { column: 'event.sealed', county: scope.county, row: event.id };
    const { title: _title, text: _text, tone: _tone, ...given } = house.vault.openJson<EventPayload>(key, at, event.sealed!);
    events.push({ kind: event.kind, means: defined?.means, defined, from, to: event.step, day: event.on_day, actor: event.actor, given });
    from = event.step;
  }
  return { procedure, events };
}
