import type { Database, Reader, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';

export async function countKnownAttempts(db: Database, attempts: readonly string[]): Promise<number> {
  if (attempts.length === 0) return 0;
  const rows = await db
    .selectFrom('sms_attempt')
    .select('id')
    .where('id', 'in', [...attempts])
    .execute();
  return rows.length;
}

/** Ids begin with their time. */
export async function newestAttempt(db: Reader): Promise<{ id: string; at: Date } | undefined> {
  return db.selectFrom('sms_attempt').select(['id', 'at']).orderBy('id', 'desc').limit(1).executeTakeFirst();
}

interface Gap {
  /** When something was sent last before the copy was put back. */
  until: Date;
  now: Date;
}

/** What waits or is being called and could have been called by then; of a campaign all, for a paused one may have been let go on. */
export async function loseDeliveries(tx: Tx, scope: Scope, { until, now }: Gap) {
  return tx
    .updateTable('delivery')
    .set({ state: 'unknown', changed_at: now })
    .where('county', '=', scope.county)
    .where('channel', 'in', ['sms', 'wechat'])
    .where((eb) => {
      const couldHave = eb.or([eb('due_at', '<=', until), eb('lane', '=', 'campaign')]);
      return eb.or([eb('state', '=', 'calling'), eb.and([eb('state', '=', 'waiting'), couldHave])]);
    })
    .returning(['id', 'channel', 'template'])
    .execute();
}

export type LostDelivery = Awaited<ReturnType<typeof loseDeliveries>>[number];

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
