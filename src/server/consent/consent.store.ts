import type { Insertable } from 'kysely';
import type { Reader, Tx } from '../platform/database.ts';
import type { CitizenScope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';
import type { Write } from '../platform/write-together.ts';

const withApplication = (db: Reader, scope: CitizenScope) =>
  db
    .selectFrom('consent')
    .innerJoin('application', (join) =>
      join.onRef('application.county', '=', 'consent.county').onRef('application.id', '=', 'consent.application'),
    )
    .selectAll('consent')
    .select(['application.account', 'application.key_wrapped', 'application.name_sealed', 'application.catalogue_version'])
    .where('consent.county', '=', scope.county)
    .where('application.key_wrapped', 'is not', null);

/**
 * What was agreed to from this account: with a form that it filed, or in answer to a request. What another adult agreed to on a phone of his
 * own, or before an officer, is his alone.
 */
export async function listConsentsFrom(db: Reader, scope: CitizenScope) {
  return withApplication(db, scope)
    .where((eb) =>
      eb.or([
        eb.and([eb('application.account', '=', scope.account), eb('consent.how', '=', 'form')]),
        eb.and([
          eb('consent.how', '=', 'own-phone'),
          eb.exists(
            eb
              .selectFrom('consent_request')
              .select('consent_request.id')
              .where('consent_request.county', '=', scope.county)
              .whereRef('consent_request.application', '=', 'consent.application')
              .whereRef('consent_request.member', '=', 'consent.member')
              .whereRef('consent_request.kind', '=', 'consent.kind')
              .where('consent_request.answered_by', '=', scope.account),
          ),
        ]),
      ]),
    )
    .orderBy('consent.at', 'desc')
    .orderBy('consent.id')
    .limit(200)
    .execute();
}

/** The exact words, where they were kept with that version. */
export async function findConsentText(db: Reader, scope: CitizenScope, of: { kind: string; version: number }) {
  const row = await db
    .selectFrom('consent_text')
    .select('text')
    .where('county', '=', scope.county)
    .where('kind', '=', of.kind)
    .where('version', '=', of.version)
    .executeTakeFirst();
  return row?.text;
}

/** Requests to the owner of a number, while the application goes on; what she answered herself stays hers to change. */
export async function listRequestsTo(db: Reader, scope: CitizenScope, addressHash: Buffer) {
  return db
    .selectFrom('consent_request')
    .innerJoin('application', (join) =>
      join.onRef('application.county', '=', 'consent_request.county').onRef('application.id', '=', 'consent_request.application'),
    )
    .selectAll('consent_request')
    .select(['application.key_wrapped', 'application.name_sealed', 'application.catalogue_version'])
    .where('consent_request.county', '=', scope.county)
    .where((eb) =>
      eb.or([
        eb.and([
          eb('consent_request.state', '=', 'asked'),
          eb.or([eb('consent_request.address_hash', '=', addressHash), eb('consent_request.address_hash_next', '=', addressHash)]),
        ]),
        eb.and([eb('consent_request.answered_by', '=', scope.account), eb('consent_request.state', 'in', ['agreed', 'refused'])]),
      ]),
    )
    .where('application.key_wrapped', 'is not', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('matter')
          .select('matter.id')
          .where('matter.county', '=', scope.county)
          .whereRef('matter.application', '=', 'consent_request.application')
          .where('matter.closed_at', 'is', null),
      ),
    )
    .orderBy('consent_request.asked_at', 'desc')
    .orderBy('consent_request.id')
    .execute();
}

export async function lockRequest(tx: Tx, scope: CitizenScope, id: string) {
  return tx
    .selectFrom('consent_request')
    .selectAll()
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export function answerRequest(
  scope: CitizenScope,
  id: string,
  answer: { state: 'agreed' | 'refused'; answered_at: Date; answered_by: string },
): Write {
  return (db) => db.updateTable('consent_request').set(answer).where('county', '=', scope.county).where('id', '=', id);
}

/** One in force a member and kind: a second yes adds nothing. */
export function insertConsent(row: Insertable<Tables['consent']>): Write {
  return (db) =>
    db
      .insertInto('consent')
      .values(row)
      .onConflict((conflict) => conflict.doNothing());
}
