import type { ExpressionBuilder, Insertable, Updateable } from 'kysely';
import type { Day } from '../../../rules/day.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import { firstRows } from '../../platform/first-rows.ts';
import { placesOf, type Scope, type StaffScope } from '../../platform/scope.ts';
import type { Tables } from '../../platform/tables.ts';
import { insertRow, type Write } from '../../platform/write-together.ts';

export function insertErrand(row: Insertable<Tables['errand']>): Write {
  return insertRow('errand', row);
}

export function insertErrandStep(row: Insertable<Tables['errand_step']>): Write {
  return insertRow('errand_step', row);
}

export function moveErrand(scope: Scope, id: string, change: Updateable<Tables['errand']>): Write {
  return (db) => db.updateTable('errand').set(change).where('county', '=', scope.county).where('id', '=', id);
}

/** With what is needed to read her name and where she lives, and the key of what it is about. */
const withPerson = (db: Reader, scope: Scope, state: Tables['errand']['state'] = 'open') =>
  db
    .selectFrom('errand')
    .innerJoin('person', (join) => join.onRef('person.county', '=', 'errand.county').onRef('person.id', '=', 'errand.person'))
    .innerJoin('notice', (join) => join.onRef('notice.county', '=', 'errand.county').onRef('notice.id', '=', 'errand.notice'))
    .leftJoin('matter', (join) => join.onRef('matter.county', '=', 'notice.county').onRef('matter.id', '=', 'notice.matter'))
    .leftJoin('application', (join) =>
      join.onRef('application.county', '=', 'matter.county').onRef('application.id', '=', 'matter.application'),
    )
    .leftJoin('household', (join) =>
      join.onRef('household.county', '=', 'application.county').onRef('household.id', '=', 'application.household'),
    )
    .selectAll('errand')
    .select(['person.name_sealed', 'household.id as household', 'household.address_sealed', 'notice.matter', 'application.key_wrapped'])
    .select('application.id as application')
    .where('errand.county', '=', scope.county)
    .where('errand.state', '=', state)
    // Of an erased household nobody is told anything any more.
    .where((eb) => eb.or([eb('notice.matter', 'is', null), eb('application.key_wrapped', 'is not', null)]))
    // Nor of what she has made quiet since; only that somebody acted in her name (a notice of no account) is said to her all the same.
    .where((eb) => eb.or([eb('matter.id', 'is', null), eb('matter.sharing', '!=', 'quiet'), eb('notice.account', 'is', null)]));

export type ErrandRow = Awaited<ReturnType<typeof listOpenErrands>>[number];

const listLength = 200;

/** What is to be said in these villages, the oldest first; also what is the town's by now, for a liaison who meets her after all. */
export async function listOpenErrands(db: Reader, scope: Scope, villages: readonly string[]) {
  return withPerson(db, scope)
    .where((eb) => eb('errand.village', '=', eb.fn.any(eb.val([...villages]))))
    .orderBy('errand.opened_at')
    .orderBy('errand.id')
    .limit(listLength)
    .execute();
}

const inTowns = (scope: StaffScope) => (eb: ExpressionBuilder<Tables, 'errand'>) => {
  const places = placesOf(scope);
  return places === 'all' ? eb.lit(true) : eb('errand.town', 'in', places.length > 0 ? [...places] : ['']);
};

/** In her places: what the town says itself first. */
export async function listErrandsFor(db: Reader, scope: StaffScope) {
  return firstRows(
    withPerson(db, scope)
      .where(inTowns(scope))
      .orderBy((eb) => eb.case().when('errand.with_whom', '=', 'town').then(0).else(1).end())
      .orderBy('errand.opened_at')
      .orderBy('errand.id'),
  );
}

/** In her places: called off, and still on a paper in somebody's hand; the newest first. */
export async function listPapersOut(db: Reader, scope: StaffScope) {
  return withPerson(db, scope, 'closed')
    .where('errand.on_paper', '=', true)
    .where(inTowns(scope))
    .orderBy('errand.changed_at', 'desc')
    .orderBy('errand.id')
    .limit(listLength)
    .execute();
}

/** On paper from now on, or not any more. */
export function putOnPaper(scope: Scope, ids: readonly string[], isOnPaper: boolean): Write {
  return (db) =>
    db
      .updateTable('errand')
      .set({ on_paper: isOnPaper })
      .where('county', '=', scope.county)
      .where('id', 'in', [...ids]);
}

export async function lockErrand(tx: Tx, scope: Scope, id: string) {
  return tx.selectFrom('errand').selectAll().where('county', '=', scope.county).where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function findErrandStep(tx: Tx, scope: Scope, submissionId: string) {
  return tx
    .selectFrom('errand_step')
    .select(['errand', 'digest', 'actor'])
    .where('county', '=', scope.county)
    .where('submission_id', '=', submissionId)
    .executeTakeFirst();
}

/** What was written down of many errands, the oldest first. */
export async function listErrandSteps(db: Reader, scope: Scope, errands: readonly string[]) {
  if (errands.length === 0) return [];
  return db
    .selectFrom('errand_step')
    .select(['errand', 'number', 'kind', 'actor_kind', 'at', 'sealed'])
    .where('county', '=', scope.county)
    .where('errand', 'in', [...errands])
    .orderBy('number')
    .execute();
}

/** Not said by its day, or nobody serves in that village today; and those of a household that was erased since. */
export async function listStrayErrands(db: Reader, scope: Scope, today: Day) {
  return db
    .selectFrom('errand')
    .innerJoin('notice', (join) => join.on('notice.county', '=', scope.county).onRef('notice.id', '=', 'errand.notice'))
    .leftJoin('matter', (join) => join.on('matter.county', '=', scope.county).onRef('matter.id', '=', 'notice.matter'))
    .leftJoin('campaign_person as found', (join) => join.on('found.county', '=', scope.county).onRef('found.id', '=', 'notice.about'))
    .leftJoin('application', (join) =>
      join
        .on('application.county', '=', scope.county)
        .on((eb) => eb('application.id', '=', eb.fn.coalesce('matter.application', 'found.application'))),
    )
    .select((eb) => [
      'errand.id',
      eb.and([eb('application.id', 'is not', null), eb('application.key_wrapped', 'is', null)]).as('is_erased'),
    ])
    .where('errand.county', '=', scope.county)
    .where('errand.state', '=', 'open')
    .where((eb) =>
      eb.or([
        eb.and([eb('application.id', 'is not', null), eb('application.key_wrapped', 'is', null)]),
        eb.and([eb('errand.with_whom', '=', 'liaison'), eb('errand.due_on', '<', today)]),
        eb.and([
          eb('errand.with_whom', '=', 'liaison'),
          eb.not(
            eb.exists(
              eb
                .selectFrom('liaison')
                .select('liaison.village')
                .where('liaison.county', '=', scope.county)
                .whereRef('liaison.village', '=', 'errand.village')
                .where('liaison.since', '<=', today)
                .where((one) => one.or([one('liaison.until', 'is', null), one('liaison.until', '>', today)])),
            ),
          ),
        ]),
      ]),
    )
    .limit(listLength)
    .execute();
}

// ── what nobody is to say any more ──

export async function lockOpenErrands(tx: Tx, scope: Scope, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('errand')
    .select(['id', 'version'])
    .where('county', '=', scope.county)
    .where('id', 'in', [...ids])
    .where('state', '=', 'open')
    .orderBy('id')
    .forUpdate()
    .execute();
}

export function failErrandDeliveries(scope: Scope, ids: readonly string[], now: Date): Write {
  return (db) =>
    db
      .updateTable('delivery')
      .set({ state: 'failed', changed_at: now })
      .where('county', '=', scope.county)
      .where('id', 'in', [...ids])
      .where('state', '=', 'handed-over');
}

/** What is open of a sort of message for one person. */
export async function listOpenErrandsOf(db: Reader, scope: Scope, { kind, person }: { kind: string; person: string }): Promise<string[]> {
  const rows = await db
    .selectFrom('errand')
    .select('id')
    .where('county', '=', scope.county)
    .where('state', '=', 'open')
    .where('kind', '=', kind)
    .where('person', '=', person)
    .execute();
  return rows.map(({ id }) => id);
}

/** How many wait with the liaisons of these villages today. */
export async function countErrandsWithLiaison(db: Reader, scope: Scope, villages: readonly string[]): Promise<number> {
  const row = await db
    .selectFrom('errand')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('county', '=', scope.county)
    .where('village', 'in', [...villages])
    .where('state', '=', 'open')
    .where('with_whom', '=', 'liaison')
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** A notice whose sending failed: locked, so that two who find it make one errand of it. */
export async function lockNotice(tx: Tx, scope: Scope, id: string) {
  return tx
    .selectFrom('notice')
    .select(['id', 'kind', 'person', 'matter', 'account'])
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Whether something else of this notice is still on its way or has come, said by a person too. */
export async function isToldOtherwise(tx: Tx, scope: Scope, notice: string): Promise<boolean> {
  const row = await tx
    .selectFrom('delivery')
    .select('id')
    .where('county', '=', scope.county)
    .where('notice', '=', notice)
    .where('state', '!=', 'failed')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function findErrand(db: Reader, scope: Scope, id: string) {
  return db
    .selectFrom('errand')
    .select(['id', 'village', 'town'])
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .executeTakeFirst();
}
