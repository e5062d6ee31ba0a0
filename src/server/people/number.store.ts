import type { Reader } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';

/** Numbers as they are needed to send something there. */
export async function listContacts(db: Reader, scope: Scope, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('contact')
    .select(['id', 'person', 'address_hash', 'address_sealed', 'verified_at', 'stale_at', 'opted_out_at'])
    .where('county', '=', scope.county)
    .where('id', 'in', [...ids])
    .execute();
}

/** Who stands behind each of these numbers, with her household, as the county knows them. */
export async function listPersonsAtNumbers(db: Reader, scope: Scope, numbers: readonly Buffer[]) {
  if (numbers.length === 0) return [];
  return db
    .selectFrom('contact')
    .leftJoin('member', (join) =>
      join.onRef('member.county', '=', 'contact.county').onRef('member.person', '=', 'contact.person').on('member.until', 'is', null),
    )
    .select((eb) => ['contact.address_hash', 'contact.person', eb.fn.min<string>(eb.cast('member.household', 'text')).as('household')])
    .where('contact.county', '=', scope.county)
    .where('contact.channel', '=', 'sms')
    .where('contact.address_hash', 'in', [...numbers])
    .where('contact.stale_at', 'is', null)
    .groupBy(['contact.address_hash', 'contact.person'])
    .execute();
}

/** Of these, the ones that nobody signed in with since then, and nothing reached. */
export async function listSilentContacts(db: Reader, scope: Scope, { ids, since }: { ids: readonly string[]; since: Date }): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('contact')
    .select('contact.id')
    .where('contact.county', '=', scope.county)
    .where('contact.id', 'in', [...ids])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('account')
            .innerJoin('session', 'session.account', 'account.id')
            .select('account.id')
            .whereRef('account.address_hash', '=', 'contact.address_hash')
            .where('session.born_at', '>', since),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('delivery')
            .select('delivery.id')
            .where('delivery.county', '=', scope.county)
            .whereRef('delivery.contact', '=', 'contact.id')
            .where('delivery.state', '=', 'delivered')
            .where('delivery.changed_at', '>', since),
        ),
      ),
    )
    .execute();
  return rows.map(({ id }) => id);
}

/** These contacts are good for nothing until she says the number anew. */
export async function markStale(db: Reader, scope: Scope, { ids, now }: { ids: readonly string[]; now: Date }): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('contact')
    .set({ stale_at: now })
    .where('county', '=', scope.county)
    .where('id', 'in', [...ids])
    .where('stale_at', 'is', null)
    .execute();
}

/** The number of this contact is gone, or wants no messages: for whomever it stands in this county. */
export async function endNumber(db: Reader, scope: Scope, { contact, because, now }: { contact: string; because: 'gone' | 'opted-out'; now: Date }): Promise<void> {
  const column = because === 'gone' ? 'stale_at' : 'opted_out_at';
  await db
    .updateTable('contact')
    .set({ [column]: now })
    .where('county', '=', scope.county)
    .where('channel', '=', 'sms')
    .where(column, 'is', null)
    .where('address_hash', '=', (eb) =>
      eb.selectFrom('contact as this').select('this.address_hash').where('this.county', '=', scope.county).where('this.id', '=', contact),
    )
    .execute();
}
