import type { ExpressionBuilder, Insertable, Selectable, Updateable } from 'kysely';
import type { Reader, Tx } from '../../platform/database.ts';
import { firstRows } from '../../platform/first-rows.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Tables } from '../../platform/tables.ts';
import type { Write } from '../../platform/write-together.ts';

export type NewsRow = Selectable<Tables['news_piece']>;

/** False if a piece of this id stands already. */
export async function insertPiece(tx: Tx, scope: Scope, row: Omit<Insertable<Tables['news_piece']>, 'county'>): Promise<boolean> {
  const inserted = await tx
    .insertInto('news_piece')
    .values({ county: scope.county, ...row })
    .onConflict((conflict) => conflict.columns(['county', 'id']).doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

export async function findPiece(db: Reader, scope: Scope, id: string): Promise<NewsRow | undefined> {
  return db.selectFrom('news_piece').selectAll().where('county', '=', scope.county).where('id', '=', id).executeTakeFirst();
}

export async function lockPiece(tx: Tx, scope: Scope, id: string): Promise<NewsRow | undefined> {
  return tx.selectFrom('news_piece').selectAll().where('county', '=', scope.county).where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function updatePiece(tx: Tx, scope: Scope, id: string, change: Updateable<Tables['news_piece']>): Promise<void> {
  await tx.updateTable('news_piece').set(change).where('county', '=', scope.county).where('id', '=', id).execute();
}

export async function listPieces(db: Reader, scope: Scope) {
  const all = db.selectFrom('news_piece').selectAll().where('county', '=', scope.county);
  return firstRows(all.orderBy('written_at', 'desc').orderBy('id', 'desc'));
}

export async function listPiecesOf(db: Reader, scope: Scope, ids: readonly string[]): Promise<NewsRow[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('news_piece')
    .selectAll()
    .where('county', '=', scope.county)
    .where('id', 'in', [...ids])
    .execute();
}

/** What families may read on that day or later; sessions that are off stay, so that nobody goes in vain. */
export async function listPublished(db: Reader, scope: Scope, day: string): Promise<NewsRow[]> {
  return db
    .selectFrom('news_piece')
    .selectAll()
    .where('county', '=', scope.county)
    .where('approved_at', 'is not', null)
    .where('until_on', '>=', day)
    .where((eb) => eb.or([eb('state', '=', 'public'), eb.and([eb('state', '=', 'withdrawn'), eb('kind', '=', 'session')])]))
    .orderBy('until_on')
    .orderBy('id')
    .execute();
}

// ── who is told ──

/** She who keeps a matter to herself, else whoever filed it. */
const readBy = (eb: ExpressionBuilder<Tables, 'matter' | 'application'>) => eb.fn.coalesce('matter.kept_by', 'application.account');

/**
 * Accounts with an open matter in these towns or villages, or one that ended since that moment; of each the matter that is open or moved
 * last, whose key seals what they are told. Erased households are nobody's.
 */
export async function listConcerned(
  db: Reader,
  scope: Scope,
  { places, programs, endedSince }: { places: readonly string[]; programs: readonly string[]; endedSince: Date },
): Promise<{ account: string; person: string; matter: string; filledBy: string | null }[]> {
  let query = db
    .selectFrom('matter')
    .innerJoin('application', (join) =>
      join.onRef('application.county', '=', 'matter.county').onRef('application.id', '=', 'matter.application'),
    )
    .distinctOn(readBy)
    .select((eb) => [readBy(eb).as('account'), 'matter.person', 'matter.id as matter', 'application.filled_by as filledBy'])
    .where('matter.county', '=', scope.county)
    .where('application.key_wrapped', 'is not', null)
    .where((eb) => eb.or([eb('matter.town', 'in', [...places]), eb('matter.village', 'in', [...places])]))
    .where((eb) => eb.or([eb('matter.closed_at', 'is', null), eb('matter.closed_at', '>=', endedSince)]));
  if (programs.length > 0) query = query.where('matter.program', 'in', [...programs]);
  return query
    .orderBy(readBy)
    .orderBy('matter.closed_at', (order) => order.desc().nullsFirst())
    .orderBy('matter.changed_at', 'desc')
    .execute();
}

/** The same account for the same piece and reason is told once, whoever writes it again. */
export async function insertTellings(tx: Tx, rows: readonly Insertable<Tables['news_telling']>[]): Promise<void> {
  const size = 1000;
  for (let at = 0; at < rows.length; at += size)
    await tx
      .insertInto('news_telling')
      .values(rows.slice(at, at + size))
      .onConflict((conflict) => conflict.columns(['county', 'piece', 'account', 'kind']).doNothing())
      .execute();
}

/** Those of a piece who have not been told yet are not told of it any more. */
export async function leaveTellings(tx: Tx, scope: Scope, piece: string): Promise<void> {
  await tx
    .updateTable('news_telling')
    .set({ state: 'left' })
    .where('county', '=', scope.county)
    .where('piece', '=', piece)
    .where('state', '=', 'waiting')
    .execute();
}

/** Who was told that this session is held. */
export async function listTold(db: Reader, scope: Scope, piece: string) {
  return db
    .selectFrom('news_telling')
    .select(['account', 'person', 'matter'])
    .where('county', '=', scope.county)
    .where('piece', '=', piece)
    .where('kind', '!=', 'session-cancelled')
    .where('state', '=', 'told')
    .execute();
}

export async function countTellings(
  db: Reader,
  scope: Scope,
  pieces: readonly string[],
): Promise<Map<string, { concerned: number; told: number }>> {
  if (pieces.length === 0) return new Map();
  const rows = await db
    .selectFrom('news_telling')
    .select(['piece', 'state', (eb) => eb.fn.countAll<string>().as('count')])
    .where('county', '=', scope.county)
    .where('piece', 'in', [...pieces])
    .where('kind', '!=', 'session-cancelled')
    .groupBy(['piece', 'state'])
    .execute();
  const counts = new Map<string, { concerned: number; told: number }>();
  for (const { piece, state, count } of rows) {
    const { concerned, told } = counts.get(piece) ?? { concerned: 0, told: 0 };
    counts.set(piece, { concerned: concerned + Number(count), told: told + (state === 'told' ? Number(count) : 0) });
  }
  return counts;
}

export async function listDueTellings(db: Reader, scope: Scope, { now, limit }: { now: Date; limit: number }): Promise<string[]> {
  const rows = await db
    .selectFrom('news_telling')
    .select('id')
    .where('county', '=', scope.county)
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** For whoever tells it now, with all that is said and the key of the matter that seals it; nothing where it is told or left. */
export async function lockTelling(tx: Tx, scope: Scope, id: string) {
  return tx
    .selectFrom('news_telling')
    .innerJoin('news_piece', (join) =>
      join.onRef('news_piece.county', '=', 'news_telling.county').onRef('news_piece.id', '=', 'news_telling.piece'),
    )
    .innerJoin('matter', (join) => join.onRef('matter.county', '=', 'news_telling.county').onRef('matter.id', '=', 'news_telling.matter'))
    .innerJoin('application', (join) =>
      join.onRef('application.county', '=', 'matter.county').onRef('application.id', '=', 'matter.application'),
    )
    .select([
      'news_telling.id',
      'news_telling.kind',
      'news_telling.account',
      'news_telling.person',
      'news_telling.matter',
      'news_piece.content',
      'application.id as application',
      'application.key_wrapped',
    ])
    .where('news_telling.county', '=', scope.county)
    .where('news_telling.id', '=', id)
    .where('news_telling.state', '=', 'waiting')
    .forUpdate('news_telling')
    .executeTakeFirst();
}

export function settleTelling(scope: Scope, id: string, { state, at }: { state: 'told' | 'left'; at: Date }): Write {
  return (db) =>
    db.updateTable('news_telling').set({ state, told_at: at }).where('county', '=', scope.county).where('id', '=', id) as ReturnType<Write>;
}

/** Whether this account has heard of another session since then. */
export async function wasToldSince(db: Reader, scope: Scope, account: string, since: Date): Promise<boolean> {
  const row = await db
    .selectFrom('news_telling')
    .select('id')
    .where('county', '=', scope.county)
    .where('account', '=', account)
    .where('kind', '=', 'session')
    .where('state', '=', 'told')
    .where('told_at', '>=', since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
