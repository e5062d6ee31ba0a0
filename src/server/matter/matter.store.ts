import type { Insertable } from 'kysely';
import type { Day } from '../../rules/day.ts';
import type { Procedure } from '../../rules/procedure.ts';
import { roleRights } from '../../rules/role-rights.ts';
import type { Reader, Tx } from '../platform/database.ts';
import { placesOf, type CitizenScope, type Scope, type StaffScope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';
import type { Write } from '../platform/write-together.ts';

export async function findProcedure(db: Reader, scope: Scope, id: string, version?: number): Promise<Procedure | undefined> {
  let query = db.selectFrom('procedure').select('data').where('county', '=', scope.county).where('id', '=', id);
  if (version !== undefined) query = query.where('version', '=', version);
  const row = await query.orderBy('version', 'desc').limit(1).executeTakeFirst();
  return row?.data as Procedure | undefined;
}

export function insertMatter(row: Insertable<Tables['matter']>): Write {
  return (db) => db.insertInto('matter').values(row);
}

export function insertEvent(row: Insertable<Tables['event']>): Write {
  return (db) => db.insertInto('event').values(row);
}

/** Locked: events of one matter are recorded one after the other. */
export async function lockMatter(tx: Tx, scope: Scope, id: string) {
  return tx.selectFrom('matter').selectAll().where('county', '=', scope.county).where('id', '=', id).forUpdate().executeTakeFirst();
}

export function moveMatter(scope: Scope, id: string, change: Partial<Insertable<Tables['matter']>>): Write {
  return (db) => db.updateTable('matter').set(change).where('county', '=', scope.county).where('id', '=', id);
}

/** Events of many matters, the oldest first in each. */
export async function listEventsOf(db: Reader, scope: Scope, matters: readonly string[]) {
  if (matters.length === 0) return [];
  return db
    .selectFrom('event')
    .selectAll()
    .where('county', '=', scope.county)
    .where('matter', 'in', [...matters])
    .orderBy('matter')
    .orderBy('number')
    .execute();
}

export async function findEventBySubmission(db: Reader, scope: Scope, submissionId: string) {
  return db
    .selectFrom('event')
    .select(['id', 'matter', 'digest', 'actor', 'number'])
    .where('county', '=', scope.county)
    .where('submission_id', '=', submissionId)
    .executeTakeFirst();
}

const withApplication = (db: Reader, scope: Scope) =>
  db
    .selectFrom('matter')
    .innerJoin('application', (join) =>
      join.onRef('application.county', '=', 'matter.county').onRef('application.id', '=', 'matter.application'),
    )
    .selectAll('matter')
    .select([
      'application.account',
      'application.key_wrapped',
      'application.receipt_number',
      'application.household',
      'application.filled_by',
      'application.name_sealed',
      'application.submitted_at',
    ])
    .where('matter.county', '=', scope.county);

export type MatterRow = NonNullable<Awaited<ReturnType<typeof findMatterOf>>>;

/** What this account filed; a matter of somebody else answers exactly like a missing one. */
export async function findMatterOf(db: Reader, scope: CitizenScope, id: string) {
  return withApplication(db, scope).where('matter.id', '=', id).where('application.account', '=', scope.account).executeTakeFirst();
}

const listLength = 100;

export async function listMattersOf(db: Reader, scope: CitizenScope) {
  return withApplication(db, scope)
    .where('application.account', '=', scope.account)
    .orderBy('matter.opened_at', 'desc')
    .limit(listLength)
    .execute();
}

/** A matter in the scope of this member of staff. */
export async function findMatterFor(db: Reader, scope: StaffScope, id: string) {
  return withinScope(withApplication(db, scope), scope, 'and-recorded').where('matter.id', '=', id).executeTakeFirst();
}

/** A screen of a town's work, and more than most towns ever have. */
const openLength = 200;

/** Open matters, the earliest day first; behind a line of the list where one is given. One more than is shown says that there are more. */
export async function listOpenMattersFor(db: Reader, scope: StaffScope, after?: { day: string; matterId: string }) {
  let query = withinScope(withApplication(db, scope), scope, 'at-hand').where('matter.closed_at', 'is', null);
  if (after) {
    query = query.where((eb) => {
      const due = eb.fn.coalesce('matter.due_on', 'matter.total_due_on');
      const later = eb('matter.id', '>', after.matterId);
      if (after.day === 'none') return eb.and([eb(due, 'is', null), later]);
      return eb.or([eb(due, '>', after.day), eb.and([eb(due, '=', after.day), later]), eb(due, 'is', null)]);
    });
  }
  const rows = await query
    .orderBy(
      (eb) => eb.fn.coalesce('matter.due_on', 'matter.total_due_on'),
      (order) => order.asc().nullsLast(),
    )
    .orderBy('matter.id')
    .limit(openLength + 1)
    .execute();
  return { rows: rows.slice(0, openLength), more: rows.length > openLength };
}

/** Matters whose last day has passed and nobody was told, a batch at a time. */
export async function listLate(db: Reader, scope: Scope, { today, limit }: { today: Day; limit: number }) {
  return db
    .selectFrom('matter')
    .select(['id', 'version', 'procedure', 'procedure_version', 'step'])
    .where('county', '=', scope.county)
    .where('late_on', '<', today)
    .orderBy('late_on')
    .limit(limit)
    .execute();
}

type Matters = ReturnType<typeof withApplication>;

/** What the role may see at all; `and-recorded` adds, for roles that see steps, what she has recorded something in herself. */
function withinScope(query: Matters, scope: StaffScope, steps: 'at-hand' | 'and-recorded'): Matters {
  const { matters } = roleRights[scope.role];
  if (matters === 'none') return query.where((eb) => eb.lit(false));
  const inPlaces = withinPlaces(query, scope);
  return matters === 'of-places' ? inPlaces : withinSteps(inPlaces, scope, steps);
}

function withinPlaces(query: Matters, scope: StaffScope): Matters {
  const places = placesOf(scope);
  if (places === 'all') return query;
  const column = roleRights[scope.role].places === 'villages' ? 'matter.village' : 'matter.town';
  return query.where(column, 'in', places.length > 0 ? [...places] : ['']);
}

function withinSteps(query: Matters, scope: StaffScope, steps: 'at-hand' | 'and-recorded'): Matters {
  return query.where((eb) => {
    const atHand = eb.exists(
      eb
        .selectFrom('procedure_step_role')
        .select('procedure_step_role.step')
        .where('procedure_step_role.county', '=', scope.county)
        .whereRef('procedure_step_role.procedure', '=', 'matter.procedure')
        .whereRef('procedure_step_role.version', '=', 'matter.procedure_version')
        .whereRef('procedure_step_role.step', '=', 'matter.step')
        .where('procedure_step_role.role', '=', scope.role),
    );
    if (steps === 'at-hand') return atHand;
    const recorded = eb
      .selectFrom('event')
      .select('event.id')
      .where('event.county', '=', scope.county)
      .whereRef('event.matter', '=', 'matter.id')
      .where('event.actor', '=', scope.staff);
    return eb.or([atHand, eb.exists(recorded)]);
  });
}

/** The application behind a matter with what recording needs. */
export async function getApplicationOf(db: Reader, scope: Scope, id: string) {
  return db
    .selectFrom('application')
    .select(['id', 'account', 'key_wrapped', 'receipt_number'])
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

export async function listFactSets(db: Reader, scope: Scope, application: string) {
  return db
    .selectFrom('fact_set')
    .select(['id', 'source', 'sealed', 'at'])
    .where('county', '=', scope.county)
    .where('application', '=', application)
    .orderBy('at')
    .execute();
}

/** What the families themselves said, of many applications, the oldest first. */
export async function listDeclaredOf(db: Reader, scope: Scope, applications: readonly string[]) {
  if (applications.length === 0) return [];
  return db
    .selectFrom('fact_set')
    .select(['id', 'application', 'sealed'])
    .where('county', '=', scope.county)
    .where('application', 'in', [...applications])
    .where('source', '=', 'declared')
    .orderBy('at')
    .execute();
}

export async function listPaperKindsOf(db: Reader, scope: Scope, applications: readonly string[]) {
  if (applications.length === 0) return [];
  return db
    .selectFrom('paper')
    .select(['application', 'kind'])
    .where('county', '=', scope.county)
    .where('application', 'in', [...applications])
    .where('listed_at', 'is not', null)
    .execute();
}

export async function listPapersOf(db: Reader, scope: Scope, application: string) {
  return db
    .selectFrom('paper')
    .selectAll()
    .where('county', '=', scope.county)
    .where('application', '=', application)
    .where('listed_at', 'is not', null)
    .orderBy('born_at')
    .execute();
}

export async function findPaper(db: Reader, scope: Scope, id: string) {
  return db
    .selectFrom('paper')
    .selectAll()
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .where('listed_at', 'is not', null)
    .executeTakeFirst();
}

/** The application of a paper, if one of its matters is in the scope of this member of staff: the right to look at it. */
export async function findApplicationFor(db: Reader, scope: StaffScope, application: string) {
  return withinScope(withApplication(db, scope), scope, 'and-recorded')
    .where('matter.application', '=', application)
    .limit(1)
    .executeTakeFirst();
}
