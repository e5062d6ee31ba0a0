import type { Database, Reader, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

export async function isKnownAttempt(db: Database, attempt: string): Promise<boolean> {
  return (await db.selectFrom('sms_attempt').select('id').where('id', '=', attempt).executeTakeFirst()) !== undefined;
}

/** Ids begin with their time. */
export async function newestAttempt(db: Reader): Promise<string | undefined> {
  const row = await db.selectFrom('sms_attempt').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst();
  return row?.id;
}

interface Gap {
  /** The newest attempt that was made before the copy was put back. */
  until: Date;
  now: Date;
}

/** What waits or is being called and could have been called by then. */
export async function loseDeliveries(tx: Tx, scope: Scope, { until, now }: Gap) {
  return tx
    .updateTable('delivery')
    .set({ state: 'unknown', changed_at: now })
    .where('county', '=', scope.county)
    .where('channel', 'in', ['sms', 'wechat'])
    .where((eb) => eb.or([eb('state', '=', 'calling'), eb.and([eb('state', '=', 'waiting'), eb('due_at', '<=', until)])]))
    .returning(['id', 'channel', 'template'])
    .execute();
}

/** A desk that nobody took the call of is rung anew by its own rule. */
export async function loseRings(tx: Tx, scope: Scope, { until, now }: Gap): Promise<number> {
  const result = await tx
    .updateTable('ring')
    .set({ state: 'unknown', changed_at: now })
    .where('county', '=', scope.county)
    .where((eb) => eb.or([eb('state', '=', 'calling'), eb.and([eb('state', '=', 'waiting'), eb('due_at', '<=', until)])]))
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Whoever waits for figures asks for new ones. */
export async function loseCodes(tx: Tx, until: Date): Promise<number> {
  const result = await tx
    .updateTable('sign_in_code')
    .set({ state: 'unknown' })
    .where((eb) => eb.or([eb('state', '=', 'calling'), eb.and([eb('state', '=', 'waiting'), eb('due_at', '<=', until)])]))
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Each time that the database was put back from a copy. */
export async function raiseEpoch(tx: Tx): Promise<number> {
  const row = await tx
    .updateTable('deployment')
    .set((eb) => ({ epoch: eb('epoch', '+', 1) }))
    .returning('epoch')
    .executeTakeFirstOrThrow();
  return row.epoch;
}
