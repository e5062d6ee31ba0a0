import { expressionBuilder, type Expression, type Insertable } from 'kysely';
import type { Database, Reader, Tx } from '../platform/database.ts';
import type { CitizenScope, Scope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';
import { insertRow, type Write } from '../platform/write-together.ts';

export function insertNotice(row: Insertable<Tables['notice']>): Write {
  return insertRow('notice', row);
}

type NewDelivery = Omit<Insertable<Tables['delivery']>, 'address_hash'> & { address_hash?: Buffer | Expression<Buffer | null> | null };

export function insertDelivery(row: NewDelivery): Write {
  return insertRow('delivery', row as Insertable<Tables['delivery']>);
}

/** The hash of a contact's number, for a row that is written. */
export function numberOf(scope: Scope, contact: string): Expression<Buffer | null> {
  return expressionBuilder<Tables>()
    .selectFrom('contact')
    .select('contact.address_hash')
    .where('contact.county', '=', scope.county)
    .where('contact.id', '=', contact)
    .$asScalar();
}

type Vendor = Tables['sms_attempt']['vendor'];

const inboxLength = 100;

export async function listNoticesOf(db: Reader, scope: CitizenScope) {
  return db
    .selectFrom('notice')
    .leftJoin('matter', (join) => join.onRef('matter.county', '=', 'notice.county').onRef('matter.id', '=', 'notice.matter'))
    .leftJoin('application', (join) =>
      join.onRef('application.county', '=', 'notice.county').onRef('application.id', '=', 'matter.application'),
    )
    .leftJoin('campaign_no', (join) =>
      join.onRef('campaign_no.county', '=', 'notice.county').onRef('campaign_no.person', '=', 'notice.person'),
    )
    .select([
      'notice.id',
      'notice.matter',
      'notice.kind',
      'notice.sealed',
      'notice.at',
      'notice.read_at',
      'campaign_no.state as wish',
      'application.id as application',
      'application.key_wrapped',
    ])
    .where('notice.county', '=', scope.county)
    .where('notice.account', '=', scope.account)
    .orderBy('notice.at', 'desc')
    .limit(inboxLength)
    .execute();
}

/** What was told of one matter, the newest first. */
export async function listNoticesAbout(db: Reader, scope: Scope, matter: string) {
  return db
    .selectFrom('notice')
    .innerJoin('event', (join) => join.onRef('event.county', '=', 'notice.county').onRef('event.id', '=', 'notice.event'))
    .select(['notice.id', 'notice.sealed', 'notice.at'])
    .where('notice.county', '=', scope.county)
    .where('event.matter', '=', matter)
    .where('notice.matter', '=', matter)
    .orderBy('notice.at', 'desc')
    .execute();
}

/** False if there is no such notice for this account. */
export async function markRead(db: Database, scope: CitizenScope, id: string, now: Date): Promise<boolean> {
  const result = await db
    .updateTable('notice')
    .set((eb) => ({ read_at: eb.fn.coalesce('read_at', eb.val(now)) }))
    .where('county', '=', scope.county)
    .where('account', '=', scope.account)
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** What was told of a matter is read by another account from now on. */
export function passNoticesOn(scope: Scope, { matter, from, to }: { matter: string; from: string; to: string }): Write {
  return (db) =>
    db
      .updateTable('notice')
      .set({ account: to })
      .where('county', '=', scope.county)
      .where('account', '=', from)
      .where('matter', '=', matter)
      .where('account', '!=', to);
}

// ── deliveries ──

/** What an account was to be told of a matter and was not sent yet. */
export function callOffDeliveries(scope: Scope, { matter, account, now }: { matter: string; account: string; now: Date }): Write {
  return (db) =>
    db
      .updateTable('delivery')
      .set({ state: 'called-off', changed_at: now })
      .where('county', '=', scope.county)
      .where('state', '=', 'waiting')
      .where('channel', '!=', 'in-person')
      .where('notice', 'in', (eb) =>
        eb
          .selectFrom('notice')
          .select('notice.id')
          .where('notice.county', '=', scope.county)
          .where('notice.account', '=', account)
          .where('notice.matter', '=', matter),
      );
}

export async function moveDelivery(
  db: Reader,
  scope: Scope,
  id: string,
  change: { from: Tables['delivery']['state'][]; to: Tables['delivery']['state']; now: Date; dueAt?: Date },
): Promise<boolean> {
  const result = await db
    .updateTable('delivery')
    .set({ state: change.to, changed_at: change.now, ...(change.dueAt ? { due_at: change.dueAt } : {}) })
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .where('state', 'in', change.from)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** A request for consent that nobody has answered, and the key of its application. */
export async function findOpenRequest(db: Reader, scope: Scope, request: string) {
  return db
    .selectFrom('consent_request')
    .innerJoin('application', (join) =>
      join.onRef('application.county', '=', 'consent_request.county').onRef('application.id', '=', 'consent_request.application'),
    )
    .select(['application.id', 'application.key_wrapped', 'consent_request.sealed'])
    .where('consent_request.county', '=', scope.county)
    .where('consent_request.id', '=', request)
    .where('consent_request.state', '=', 'asked')
    .executeTakeFirst();
}

// ── sign-in codes, outside counties ──

export async function claimSignInCode(tx: Tx, id: string, { now, silentAt }: { now: Date; silentAt: Date }) {
  return tx
    .updateTable('sign_in_code')
    .set({ state: 'calling', due_at: silentAt })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now)
    .where('expires_at', '>', now)
    .returning(['id', 'address_sealed', 'code_sealed'])
    .executeTakeFirst();
}

export async function moveSignInCode(
  db: Reader,
  id: string,
  { from, to }: { from: Tables['sign_in_code']['state']; to: Tables['sign_in_code']['state'] },
): Promise<void> {
  await db.updateTable('sign_in_code').set({ state: to }).where('id', '=', id).where('state', '=', from).execute();
}

export async function listDueSignInCodes(db: Reader, { now, limit }: { now: Date; limit: number }) {
  return db
    .selectFrom('sign_in_code')
    .select(['id', 'state', 'expires_at'])
    .where('state', 'in', ['waiting', 'calling'])
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(limit)
    .execute();
}

// ── attempts and what became of them: both only grow ──

export async function insertAttempt(tx: Tx, row: Insertable<Tables['sms_attempt']>): Promise<void> {
  await tx.insertInto('sms_attempt').values(row).execute();
}

export async function insertOutcome(db: Reader, row: Insertable<Tables['sms_outcome']>): Promise<void> {
  await db.insertInto('sms_outcome').values(row).execute();
}

/** The attempt a report speaks of, by our own id, if this vendor was called for it. */
export async function findAttempt(db: Reader, id: string, vendor: Vendor) {
  return db
    .selectFrom('sms_attempt')
    .select(['id', 'county', 'delivery', 'kind', 'address_hash'])
    .where('id', '=', id)
    .where('vendor', '=', vendor)
    .executeTakeFirst();
}

export async function listOutcomes(db: Reader, attempt: string) {
  return db.selectFrom('sms_outcome').select(['state', 'vendor_serial']).where('attempt', '=', attempt).execute();
}

export async function findAttemptBySerial(db: Reader, serial: string, vendor: Vendor) {
  return db
    .selectFrom('sms_outcome')
    .innerJoin('sms_attempt', 'sms_attempt.id', 'sms_outcome.attempt')
    .select(['sms_attempt.id', 'sms_attempt.county', 'sms_attempt.delivery', 'sms_attempt.kind', 'sms_attempt.address_hash'])
    .where('sms_outcome.vendor_serial', '=', serial)
    .where('sms_attempt.vendor', '=', vendor)
    .limit(1)
    .executeTakeFirst();
}

// ── vendors' reports, raw ──

/** False if the same report is here already. */
export async function insertReport(tx: Tx, row: Insertable<Tables['vendor_report']>): Promise<boolean> {
  const result = await tx
    .insertInto('vendor_report')
    .values(row)
    .onConflict((conflict) => conflict.column('same_as').doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function lockReport(tx: Tx, id: string) {
  return tx
    .selectFrom('vendor_report')
    .select(['id', 'vendor', 'body', 'received_at'])
    .where('id', '=', id)
    .where('judged_at', 'is', null)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

export async function closeReport(tx: Tx, id: string, { now, verdict }: { now: Date; verdict: string }): Promise<void> {
  await tx.updateTable('vendor_report').set({ judged_at: now, verdict }).where('id', '=', id).execute();
}

export async function listWaitingReports(db: Reader, limit: number) {
  return db.selectFrom('vendor_report').select('id').where('judged_at', 'is', null).orderBy('received_at').limit(limit).execute();
}

/** Unjudged ones stay, however old. */
export async function forgetReports(db: Database, judgedBefore: Date): Promise<void> {
  await db.deleteFrom('vendor_report').where('judged_at', '<', judgedBefore).execute();
}

export async function isQuiet(db: Reader, scope: Scope, matter: string): Promise<boolean> {
  const row = await db
    .selectFrom('matter')
    .select('sharing')
    .where('county', '=', scope.county)
    .where('id', '=', matter)
    .executeTakeFirst();
  return row?.sharing === 'quiet';
}
