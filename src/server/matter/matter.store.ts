import { sql, type ExpressionBuilder, type Insertable } from 'kysely';
import { restingStep } from '../../rules/closing.ts';
import type { Procedure } from '../../rules/procedure.ts';
import { roleRights } from '../../rules/role-rights.ts';
import type { Reader, Tx } from '../platform/database.ts';
import { placesOf, type CitizenScope, type Scope, type StaffScope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';
import { withWindow } from './procedure.store.ts';
import { insertRow, type Write } from '../platform/write-together.ts';

export async function findProcedure(db: Reader, scope: Scope, id: string, version?: number): Promise<Procedure | undefined> {
  let query = db.selectFrom('procedure').select('data').where('county', '=', scope.county).where('id', '=', id);
  if (version !== undefined) query = query.where('version', '=', version);
  const row = await query.orderBy('version', 'desc').limit(1).executeTakeFirst();
  const data = row?.data as Procedure | undefined;
  return data && withWindow(data);
}

export function insertMatter(row: Insertable<Tables['matter']>): Write {
  return insertRow('matter', row);
}

export function insertEvent(row: Insertable<Tables['event']>): Write {
  return insertRow('event', row);
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

export async function findLastOfApplication(db: Reader, scope: Scope, { application, kind }: { application: string; kind: string }) {
  return db
    .selectFrom('event')
    .innerJoin('matter', (join) => join.onRef('matter.county', '=', 'event.county').onRef('matter.id', '=', 'event.matter'))
    .select(['event.id', 'event.sealed'])
    .where('event.county', '=', scope.county)
    .where('matter.application', '=', application)
    .where('event.kind', '=', kind)
    .orderBy('event.at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function findEventBySubmission(db: Reader, scope: Scope, submissionId: string) {
  return db
    .selectFrom('event')
    .select(['id', 'matter', 'digest', 'actor', 'number'])
    .where('county', '=', scope.county)
    .where('submission_id', '=', submissionId)
    .executeTakeFirst();
}

/** For the stores of this room alone. */
export const withApplication = (db: Reader, scope: Scope) =>
  db
    .selectFrom('matter')
    .innerJoin('application', (join) =>
      join.onRef('application.county', '=', 'matter.county').onRef('application.id', '=', 'matter.application'),
    )
    .selectAll('matter')
    // Whose it is to read: of whoever filed it, or of her alone who keeps it to herself.
    .select((eb) => [
      eb.fn.coalesce('matter.kept_by', 'application.account').as('account'),
      'application.key_wrapped',
      'application.receipt_number',
      'application.household',
      'application.filled_by',
      'application.name_sealed',
      'application.submitted_at',
    ])
    .where('matter.county', '=', scope.county);

export type MatterRow = NonNullable<Awaited<ReturnType<typeof findMatterOf>>>;

/** What this account filed, or keeps to itself; a matter of somebody else answers exactly like a missing one. */
export async function findMatterOf(db: Reader, scope: CitizenScope, id: string) {
  return withApplication(db, scope)
    .where('matter.id', '=', id)
    .where((eb) => eb(eb.fn.coalesce('matter.kept_by', 'application.account'), '=', scope.account))
    .executeTakeFirst();
}

const listLength = 100;

export async function listMattersOf(db: Reader, scope: CitizenScope) {
  // Two lists, each by its index.
  const filed = withApplication(db, scope).where('application.account', '=', scope.account).where('matter.kept_by', 'is', null);
  const kept = withApplication(db, scope).where('matter.kept_by', '=', scope.account);
  return filed.unionAll(kept).orderBy('opened_at', 'desc').limit(listLength).execute();
}

/** A matter in the scope of this member of staff. */
export async function findMatterFor(db: Reader, scope: StaffScope, id: string) {
  return withinScope(withApplication(db, scope), scope).where('matter.id', '=', id).executeTakeFirst();
}

/** What a list of open matters is sorted by; there are indexes on it, so that no more is read than is shown. */
const byDay = (eb: ExpressionBuilder<Tables, 'matter'>) => eb.fn.coalesce('matter.due_on', 'matter.total_due_on');

/** A screen of a town's work, and more than most towns ever have. */
const openLength = 200;

interface Line {
  day: string;
  matterId: string;
}

/** Open matters, the earliest day first; behind a line of the list where one is given. One more than is shown says that there are more. */
export async function listOpenMattersFor(db: Reader, scope: StaffScope, after?: Line) {
  const open = withApplication(db, scope)
    .where('matter.closed_at', 'is', null)
    .where(isBehind(after))
    .orderBy(byDay)
    .orderBy('matter.id')
    .limit(openLength + 1);
  const bySteps = ['of-steps', 'of-body'].includes(roleRights[scope.role].matters);
  const rows = bySteps ? await listAmongFirst(db, scope, open, after) : await withinScope(open, scope).execute();
  return { rows: rows.slice(0, openLength), more: rows.length > openLength };
}

async function listAmongFirst(db: Reader, scope: StaffScope, open: Matters, after: Line | undefined) {
  const first = await listFirstAtHand(db, scope, after);
  return first.length === 0 ? [] : withinScope(open.where('matter.id', 'in', first), scope).execute();
}

function isBehind(after: Line | undefined) {
  return (eb: ExpressionBuilder<Tables, 'matter'>) => {
    if (!after) return eb.lit(true);
    const later = eb('matter.id', '>', after.matterId);
    if (after.day === 'none') return eb.and([eb(byDay(eb), 'is', null), later]);
    return eb.or([eb(byDay(eb), '>', after.day), eb.and([eb(byDay(eb), '=', after.day), later]), eb(byDay(eb), 'is', null)]);
  };
}

/** The first of each step in which the role has something to record, and of these the first. */
async function listFirstAtHand(db: Reader, scope: StaffScope, after: Line | undefined): Promise<string[]> {
  const ofHers = roleRights[scope.role].matters === 'of-body' ? ofBody(scope) : (eb: ExpressionBuilder<Tables, 'matter'>) => eb.lit(true);
  const rows = await db
    .selectFrom('procedure_step_role')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('matter')
          .select((of) => ['matter.id', byDay(of).as('day')])
          .where('matter.county', '=', scope.county)
          .whereRef('matter.procedure', '=', 'procedure_step_role.procedure')
          .whereRef('matter.procedure_version', '=', 'procedure_step_role.version')
          .whereRef('matter.step', '=', 'procedure_step_role.step')
          .where('matter.closed_at', 'is', null)
          .where(inPlaces(scope))
          .where(ofHers)
          .where(isBehind(after))
          .orderBy(byDay)
          .orderBy('matter.id')
          .limit(openLength + 1)
          .as('first'),
      (join) => join.onTrue(),
    )
    .select('first.id')
    .where('procedure_step_role.county', '=', scope.county)
    .where('procedure_step_role.role', '=', scope.role)
    .orderBy('first.day')
    .orderBy('first.id')
    .limit(openLength + 1)
    .execute();
  return rows.map(({ id }) => id);
}

/** Matters of these receipts in the scope of this member of staff; what is foreign is not among them. */
export async function listMattersByReceipt(db: Reader, scope: StaffScope, numbers: readonly string[]) {
  if (numbers.length === 0) return [];
  return withinScope(withApplication(db, scope), scope)
    .where('application.receipt_number', 'in', [...numbers])
    .execute();
}

/** What was stopped because nobody found her, and goes on by a call of hers; what was stopped last first. */
export async function listStoppedFor(db: Reader, scope: StaffScope) {
  return withinScope(withApplication(db, scope), scope)
    .where('matter.step', '=', sql.lit(restingStep))
    .orderBy('matter.changed_at', 'desc')
    .limit(listLength)
    .execute();
}

type Matters = ReturnType<typeof withApplication>;

/** All matters of an application in the scope of this member of staff, the first opened first. */
export async function listMattersOfApplication(db: Reader, scope: StaffScope, application: string) {
  return withinScope(withApplication(db, scope), scope).where('matter.application', '=', application).orderBy('matter.id').execute();
}

/** Of these, what is in the scope of this member of staff, open or not. */
export async function listMattersFor(db: Reader, scope: StaffScope, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return withinScope(withApplication(db, scope), scope)
    .where('matter.id', 'in', [...ids])
    .execute();
}

/** What would be in her scope, were it not about herself or somebody she lives with. */
export async function findOfOwnFamily(db: Reader, scope: StaffScope, of: { matter: string } | { application: string }) {
  const { people, households } = scope.ownFamily;
  if (people.length === 0) return [];
  return withinRole(withApplication(db, scope), scope)
    .where((eb) =>
      eb.or([
        eb('matter.person', 'in', [...people]),
        ...(households.length > 0 ? [eb('application.household', 'in', [...households])] : []),
      ]),
    )
    .where('matter' in of ? 'matter.id' : 'matter.application', '=', 'matter' in of ? of.matter : of.application)
    .execute();
}

/** What the role may see at all, but nothing of her own family. */
function withinScope(query: Matters, scope: StaffScope): Matters {
  const { people, households } = scope.ownFamily;
  const inRole = withinRole(query, scope);
  if (people.length === 0) return inRole;
  const others = inRole.where('matter.person', 'not in', [...people]);
  if (households.length === 0) return others;
  return others.where((eb) => eb.or([eb('application.household', 'is', null), eb('application.household', 'not in', [...households])]));
}

/** For roles that see steps, those and what she has recorded something in herself. */
function withinRole(query: Matters, scope: StaffScope): Matters {
  const { matters } = roleRights[scope.role];
  if (matters === 'none') return query.where((eb) => eb.lit(false));
  const placed = query.where(inPlaces(scope));
  if (matters === 'of-places') return placed;
  return (matters === 'of-body' ? placed.where(ofBody(scope)) : placed).where(inStepsOrRecorded(scope));
}

/** Nothing, for somebody of whom nobody has said which body she works for. */
function ofBody({ body }: StaffScope) {
  return (eb: ExpressionBuilder<Tables, 'matter'>) =>
    body === undefined
      ? eb.lit(false)
      : eb.or([
          eb('matter.body', '=', body),
          eb.and([eb('matter.receiver_kind', 'in', ['school', 'hospital', 'body']), eb('matter.receiver', '=', body)]),
        ]);
}

function inPlaces(scope: StaffScope) {
  const places = placesOf(scope);
  const column = roleRights[scope.role].places === 'villages' ? 'matter.village' : 'matter.town';
  return (eb: ExpressionBuilder<Tables, 'matter'>) =>
    places === 'all' ? eb.lit(true) : eb(column, 'in', places.length > 0 ? [...places] : ['']);
}

function inStepsOrRecorded(scope: StaffScope) {
  return (eb: ExpressionBuilder<Tables, 'matter'>) => {
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
    const recorded = eb
      .selectFrom('event')
      .select('event.id')
      .where('event.county', '=', scope.county)
      .whereRef('event.matter', '=', 'matter.id')
      .where('event.actor', '=', scope.staff);
    return eb.or([atHand, eb.exists(recorded)]);
  };
}

/** Nothing is decided in the step that it stands in. */
const isUndecided = sql<boolean>`not coalesce((procedure.data -> 'steps' -> matter.step ->> 'decided')::boolean, false)`;

/** What this account asked for before for the same person and is still open, the first opened last; locked, in one order. */
export async function lockOpenOfAccount(
  tx: Tx,
  scope: CitizenScope,
  { person, programs, application }: { person: string; programs: readonly string[]; application: string },
) {
  const rows = await tx
    .selectFrom('matter')
    .innerJoin('application', (join) =>
      join.onRef('application.county', '=', 'matter.county').onRef('application.id', '=', 'matter.application'),
    )
    .selectAll('matter')
    .innerJoin('procedure', (join) =>
      join
        .onRef('procedure.county', '=', 'matter.county')
        .onRef('procedure.id', '=', 'matter.procedure')
        .onRef('procedure.version', '=', 'matter.procedure_version'),
    )
    .select(['application.key_wrapped', 'application.receipt_number', isUndecided.as('undecided')])
    .where('matter.county', '=', scope.county)
    .where('matter.person', '=', person)
    .where('matter.program', 'in', [...programs])
    .where('matter.closed_at', 'is', null)
    .where('application.account', '=', scope.account)
    .where('matter.kept_by', 'is', null)
    .where('application.id', '!=', application)
    .orderBy('matter.id')
    .forUpdate('matter')
    .execute();
  return rows.toSorted((one, other) => other.opened_at.getTime() - one.opened_at.getTime());
}

/** Of an application: she was spoken with about all of it. */
export function confirmOthers(scope: StaffScope, of: { application: string; matter: string }, now: Date): Write {
  return (db) =>
    db
      .updateTable('matter')
      .set({ confirmed_at: now, confirmed_by: scope.staff })
      .where('county', '=', scope.county)
      .where('application', '=', of.application)
      .where('id', '!=', of.matter)
      .where('unconfirmed_since', 'is not', null)
      .where('confirmed_at', 'is', null);
}

/** The same program asked for by the same person in other applications, the first opened first. */
export async function listSameMatters(db: Reader, scope: StaffScope, matter: { id: string; person: string; program: string }) {
  return withinScope(withApplication(db, scope), scope)
    .where('matter.person', '=', matter.person)
    .where('matter.program', '=', matter.program)
    .where('matter.id', '!=', matter.id)
    .orderBy('matter.opened_at')
    .execute();
}
