import type { Insertable } from 'kysely';
import type { Reader, Tx } from '../platform/database.ts';
import type { Tables } from '../platform/tables.ts';

// All of this stands outside counties.

export async function findLiveIdentity(db: Reader, openidHash: Buffer) {
  return db
    .selectFrom('wechat_identity')
    .select(['id', 'account', 'joined_by'])
    .where('openid_hash', '=', openidHash)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
}

/** Does nothing if this WeChat was joined by somebody else at the same moment. */
export async function insertIdentity(tx: Tx, row: Insertable<Tables['wechat_identity']>): Promise<void> {
  await tx
    .insertInto('wechat_identity')
    .values(row)
    .onConflict((conflict) => conflict.column('openid_hash').where('ended_at', 'is', null).doNothing())
    .execute();
}

export async function endIdentity(db: Reader, id: string, now: Date): Promise<void> {
  await db
    .updateTable('wechat_identity')
    .set({ ended_at: now, openid_hash: null, openid_sealed: null })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

export async function getSealedOpenid(db: Reader, id: string): Promise<Buffer | null | undefined> {
  const row = await db.selectFrom('wechat_identity').select('openid_sealed').where('id', '=', id).executeTakeFirst();
  return row?.openid_sealed;
}

const grantsAtMost = 100;

/** One more message of a one-time template; at least one, where it is only known that she said yes. */
export async function addGrant(
  db: Reader,
  { identity, template, how, now }: { identity: string; template: string; how: 'one-more' | 'at-least-one'; now: Date },
): Promise<void> {
  await db
    .insertInto('wechat_subscription')
    .values({ identity, template, grants: 1, changed_at: now })
    .onConflict((conflict) =>
      conflict.columns(['identity', 'template']).doUpdateSet((eb) => ({
        grants:
          how === 'one-more'
            ? eb.fn<number>('least', [eb('wechat_subscription.grants', '+', 1), eb.lit(grantsAtMost)])
            : eb.fn<number>('greatest', ['wechat_subscription.grants', eb.lit(1)]),
        changed_at: now,
      })),
    )
    .execute();
}

export async function clearGrants(
  db: Reader,
  { identity, template, now }: { identity: string; template: string; now: Date },
): Promise<void> {
  await db
    .updateTable('wechat_subscription')
    .set({ grants: 0, changed_at: now })
    .where('identity', '=', identity)
    .where('template', '=', template)
    .execute();
}

/** False if there is none left. */
export async function takeGrant(
  tx: Tx,
  { identity, template, each, now }: { identity: string; template: string; each: 0 | 1; now: Date },
): Promise<boolean> {
  const result = await tx
    .updateTable('wechat_subscription')
    .set((eb) => ({ grants: eb('grants', '-', each), changed_at: now }))
    .where('identity', '=', identity)
    .where('template', '=', template)
    .where('grants', '>', 0)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The newest WeChat of an account that lets us write by this template. */
export async function findGrantedIdentity(db: Reader, account: string, template: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('wechat_identity')
    .innerJoin('wechat_subscription', 'wechat_subscription.identity', 'wechat_identity.id')
    .select('wechat_identity.id')
    .where('wechat_identity.account', '=', account)
    .where('wechat_identity.ended_at', 'is', null)
    .where('wechat_subscription.template', '=', template)
    .where('wechat_subscription.grants', '>', 0)
    .orderBy('wechat_identity.joined_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}
