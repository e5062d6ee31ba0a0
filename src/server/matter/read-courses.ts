import type { Day } from '../../rules/day.ts';
import type { Meaning, ProcedureEvent } from '../../rules/procedure-shape.ts';
import { eventsAt, type Given, type Procedure, type Role } from '../../rules/procedure.ts';
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
  /** As whom it was recorded; absent in what earlier releases wrote. */
  role: Role | undefined;
  actor: string | null;
  given: Given;
}

export interface Course {
  procedure: Procedure;
  /** The oldest first. */
  events: CourseEvent[];
}

/**
 * What happened in matters, in the order given. What an event means follows from the step it was recorded in, so that no
 * procedure's names are known here. None of them is erased; the caller has checked the scope, and records the look.
 */
export async function readCourses(house: House, db: Reader, scope: Scope, rows: readonly MatterRow[]): Promise<Course[]> {
  const recorded = Map.groupBy(
    await listEventsOf(
      db,
      scope,
      rows.map(({ id }) => id),
    ),
    ({ matter }) => matter,
  );
  const procedures = new Map<string, Procedure>();
  const courses: Course[] = [];
  for (const row of rows) {
    const id = `${row.procedure}|${row.procedure_version}`;
    const procedure = procedures.get(id) ?? (await findProcedure(db, scope, row.procedure, row.procedure_version))!;
    procedures.set(id, procedure);
    courses.push({ procedure, events: openEvents(house, scope, row, procedure, recorded.get(row.id) ?? []) });
  }
  return courses;
}

function openEvents(
  house: House,
  scope: Scope,
  row: MatterRow,
  procedure: Procedure,
  recorded: Awaited<ReturnType<typeof listEventsOf>>,
): CourseEvent[] {
  const key = house.vault.applicationKey(scope.county, row.application, row.key_wrapped!);
  let from = procedure.start;
  return recorded.map((event) => {
    const defined = eventsAt(procedure, from).find((one) => one.event === event.kind);
    const at = { column: 'event.sealed', county: scope.county, row: event.id };
    const { title: _title, text: _text, tone: _tone, role, ...given } = house.vault.openJson<EventPayload>(key, at, event.sealed!);
    const { kind, step: to, on_day: day, actor } = event;
    const opened = { kind, means: defined?.means, defined, from, to, day, role, actor, given };
    from = to;
    return opened;
  });
}
