import type { Insertable } from 'kysely';
import type { Reader, Tx } from '../platform/database.ts';
import type { Tables } from '../platform/tables.ts';

// All of this stands outside counties.

export async function findLiveIdentity(db: Reader, openidHash: Buffer) {
  return db
    .selectFrom('wechat_identity')
    .select(['id', 'account', 'joined_at'])
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

export async function renewIdentity(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.updateTable('wechat_identity').set({ joined_at: now }).where('id', '=', id).where('ended_at', 'is', null).execute();
}

export async function endIdentity(db: Reader, id: string, now: Date): Promise<void> {
  await db
    .updateTable('wechat_identity')
    .set({ ended_at: now, openid_hash: null, openid_sealed: null })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

export async function getSealedOpenid(db: Reader, id: string, joinedAfter: Date): Promise<Buffer | null | undefined> {
  const row = await db
    .selectFrom('wechat_identity')
    .select('openid_sealed')
    .where('id', '=', id)
    .where('joined_at', '>', joinedAfter)
    .executeTakeFirst();
  return row?.openid_sealed;
}

const grantsAtMost = 100;
/** Her phone, its repeats and WeChat's event all tell of one tap; nobody answers two questions within a minute. */
const sameTapSeconds = 60;

interface Subscription {
  identity: string;
  template: string;
}

/** One more message of a template, for a yes at this time that nobody has told us of; one that is older than what we know comes too late. */
export async function addGrant(db: Reader, { identity, template, at }: Subscription & { at: Date }): Promise<void> {
  await db
    .insertInto('wechat_subscription')
    .values({ identity, template, grants: 1, accepted_at: at, refused_at: null })
    .onConflict((conflict) =>
      conflict
        .columns(['identity', 'template'])
        .doUpdateSet((eb) => ({
          grants: eb.fn<number>('least', [eb('wechat_subscription.grants', '+', 1), eb.lit(grantsAtMost)]),
          accepted_at: at,
        }))
        .where((eb) =>
          eb.and([
            eb.or([
              eb('wechat_subscription.accepted_at', 'is', null),
              eb('wechat_subscription.accepted_at', '<=', new Date(at.getTime() - sameTapSeconds * 1000)),
            ]),
            eb.or([eb('wechat_subscription.refused_at', 'is', null), eb('wechat_subscription.refused_at', '<=', at)]),
          ]),
        ),
    )
    .execute();
}

/** A no at this time: it takes back every yes before it, those that we hear of later included, and none after it. */
export async function clearGrants(db: Reader, { identity, template, at }: Subscription & { at: Date }): Promise<void> {
  await db
    .insertInto('wechat_subscription')
    .values({ identity, template, grants: 0, accepted_at: null, refused_at: at })
    .onConflict((conflict) =>
      conflict
        .columns(['identity', 'template'])
        .doUpdateSet({ grants: 0, accepted_at: null, refused_at: at })
        .where((eb) =>
          eb.and([
            eb.or([eb('wechat_subscription.accepted_at', 'is', null), eb('wechat_subscription.accepted_at', '<=', at)]),
            eb.or([eb('wechat_subscription.refused_at', 'is', null), eb('wechat_subscription.refused_at', '<=', at)]),
          ]),
        ),
    )
    .execute();
}

/** Counts down; false if there is none left. `each`: 0 for a template that is good for ever. */
export async function takeGrant(tx: Tx, { identity, template, each }: Subscription & { each: 0 | 1 }): Promise<boolean> {
  const result = await tx
    .updateTable('wechat_subscription')
    .set((eb) => ({ grants: eb('grants', '-', each) }))
    .where('identity', '=', identity)
    .where('template', '=', template)
    .where('grants', '>', 0)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** What was taken and not used. */
export async function returnGrant(tx: Tx, { identity, template }: Subscription): Promise<void> {
  await tx
    .updateTable('wechat_subscription')
    .set((eb) => ({ grants: eb('grants', '+', 1) }))
    .where('identity', '=', identity)
    .where('template', '=', template)
    .where('grants', '<', grantsAtMost)
    .execute();
}

/** The newest WeChat of an account that lets us write by this template. */
export async function findGrantedIdentity(
  db: Reader,
  { account, template, joinedAfter }: { account: string; template: string; joinedAfter: Date },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('wechat_identity')
    .innerJoin('wechat_subscription', 'wechat_subscription.identity', 'wechat_identity.id')
    .select('wechat_identity.id')
    .where('wechat_identity.account', '=', account)
    .where('wechat_identity.ended_at', 'is', null)
    .where('wechat_identity.joined_at', '>', joinedAfter)
    .where('wechat_subscription.template', '=', template)
    .where('wechat_subscription.grants', '>', 0)
    .orderBy('wechat_identity.joined_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}
