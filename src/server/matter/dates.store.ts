import type { Day } from '../../rules/day.ts';
import type { Reader, Tx } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';

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

/** Whether dates of an open matter were counted with fewer published years than there are now. */
export async function findWithFewerYears(db: Reader, scope: Scope, edition: number) {
  return openWithFewerYears(db, scope, edition).select('id').limit(1).executeTakeFirst();
}

/** A batch of them, locked: nobody records anything in them meanwhile. */
export async function lockWithFewerYears(tx: Tx, scope: Scope, { edition, limit }: { edition: number; limit: number }) {
  return openWithFewerYears(tx, scope, edition).selectAll().limit(limit).forUpdate().skipLocked().execute();
}

const openWithFewerYears = (db: Reader, scope: Scope, edition: number) =>
  db.selectFrom('matter').where('county', '=', scope.county).where('closed_at', 'is', null).where('calendar_edition', '<', edition);
