import type { Insertable, Updateable } from 'kysely';
import type { Day } from '../../rules/day.ts';
import type { Reader, Tx } from '../platform/database.ts';
import { placesOf, type Scope, type StaffScope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';
import { insertRow, type Write } from '../platform/write-together.ts';

const listLength = 100;

export function insertWord(row: Insertable<Tables['word']>): Write {
  return insertRow('word', row);
}

export function changeWord(scope: Scope, id: string, change: Updateable<Tables['word']>): Write {
  return (db) => db.updateTable('word').set(change).where('county', '=', scope.county).where('id', '=', id);
}

export type WordRow = NonNullable<Awaited<ReturnType<typeof findWord>>>;

export async function findWord(db: Reader, scope: Scope, id: string) {
  return db.selectFrom('word').selectAll().where('county', '=', scope.county).where('id', '=', id).executeTakeFirst();
}

/** Of one matter, the newest first. */
export async function listWordsOf(db: Reader, scope: Scope, matter: string) {
  return db
    .selectFrom('word')
    .selectAll()
    .where('county', '=', scope.county)
    .where('matter', '=', matter)
    .orderBy('said_at', 'desc')
    .orderBy('id')
    .execute();
}

export async function countWordsAt(tx: Tx, scope: Scope, { matter, step }: { matter: string; step: string }): Promise<number> {
  const { count } = await tx
    .selectFrom('word')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('county', '=', scope.county)
    .where('matter', '=', matter)
    .where('step', '=', step)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Whose last day is over, which nobody has answered, and which the level above does not know yet; nothing of an erased household. */
export async function listLate(db: Reader, scope: Scope, today: Day) {
  return db
    .selectFrom('word')
    .innerJoin('matter', (join) => join.onRef('matter.county', '=', 'word.county').onRef('matter.id', '=', 'word.matter'))
    .innerJoin('application', (join) =>
      join.onRef('application.county', '=', 'word.county').onRef('application.id', '=', 'matter.application'),
    )
    .select(['word.id', 'word.kind', 'word.step', 'word.arrived', 'word.due_on'])
    .select(['matter.id as matter', 'matter.town', 'matter.procedure', 'matter.procedure_version'])
    .select(['matter.application', 'application.key_wrapped'])
    .where('word.county', '=', scope.county)
    .where('word.answered_at', 'is', null)
    .where('word.risen_at', 'is', null)
    .where('word.due_on', '<', today)
    .where('application.key_wrapped', 'is not', null)
    .orderBy('word.due_on')
    .orderBy('word.id')
    .limit(listLength)
    .execute();
}

/** False if it was answered, or raised, meanwhile. */
export async function raiseWord(
  tx: Tx,
  scope: Scope,
  { id, ...risen }: Required<Pick<Updateable<Tables['word']>, 'risen_at' | 'inquiry'>> & { id: string },
): Promise<boolean> {
  const result = await tx
    .updateTable('word')
    .set(risen)
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .where('risen_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Whether another word waits that is asked above under the same question. */
export async function isAskedForAnother(tx: Tx, scope: Scope, { id, inquiry }: { id: string; inquiry: string }): Promise<boolean> {
  const row = await tx
    .selectFrom('word')
    .select('id')
    .where('county', '=', scope.county)
    .where('inquiry', '=', inquiry)
    .where('id', '!=', id)
    .where('answered_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** What nobody has answered, of these matters, what is due first. */
export async function listWaiting(db: Reader, scope: Scope, matters: readonly string[]) {
  if (matters.length === 0) return [];
  return db
    .selectFrom('word')
    .select(['matter', 'kind', 'arrived', 'due_on', 'due_certain'])
    .where('county', '=', scope.county)
    .where('matter', 'in', [...matters])
    .where('answered_at', 'is', null)
    .orderBy('due_on')
    .orderBy('said_at')
    .execute();
}

/** Matters of her places that are over and in which a word waits: no list of open ones would show them. */
export async function listClosedWithWords(db: Reader, scope: StaffScope): Promise<string[]> {
  const places = placesOf(scope);
  let query = db
    .selectFrom('word')
    .innerJoin('matter', (join) => join.onRef('matter.county', '=', 'word.county').onRef('matter.id', '=', 'word.matter'))
    .select('word.matter')
    .distinct()
    .where('word.county', '=', scope.county)
    .where('word.answered_at', 'is', null)
    .where('matter.closed_at', 'is not', null);
  if (places !== 'all') query = query.where('word.town', 'in', places.length > 0 ? [...places] : ['']);
  return (await query.limit(listLength).execute()).map(({ matter }) => matter);
}
