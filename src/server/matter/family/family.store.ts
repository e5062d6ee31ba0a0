import type { Reader, Tx } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Write } from '../../platform/write-together.ts';

/** Matters of an application that still go on, the first opened first. */
export async function listOpenMatterIds(db: Reader, scope: Scope, application: string): Promise<string[]> {
  const rows = await db
    .selectFrom('matter')
    .select('id')
    .where('county', '=', scope.county)
    .where('application', '=', application)
    .where('closed_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** What is still asked, or was answered on a phone of his own. */
export async function listConsentRequestsOf(db: Reader, scope: Scope, application: string) {
  return db
    .selectFrom('consent_request')
    .select(['id', 'member', 'kind', 'version', 'state', 'address_hash', 'asked_at', 'answered_at'])
    .where('county', '=', scope.county)
    .where('application', '=', application)
    .orderBy('asked_at')
    .orderBy('member')
    .orderBy('kind')
    .execute();
}

/** Taken back; a consent that was taken back before keeps its day. */
export function withdrawConsents(scope: Scope, ids: readonly string[], now: Date): Write {
  return (db) =>
    db
      .updateTable('consent')
      .set({ withdrawn_at: now })
      .where('county', '=', scope.county)
      .where('id', 'in', [...ids])
      .where('withdrawn_at', 'is', null);
}

/** What of one kind is in force, was taken back or was refused, by whom in the application. */
export async function listConsentsOfKind(db: Tx | Reader, scope: Scope, { application, kind }: { application: string; kind: string }) {
  return listConsentsOfKinds(db, scope, { applications: [application], kinds: [kind] });
}

export async function listConsentsOfKinds(
  db: Tx | Reader,
  scope: Scope,
  { applications, kinds }: { applications: readonly string[]; kinds: readonly string[] },
) {
  const given = await db
    .selectFrom('consent')
    .select(['application', 'member', 'kind', 'withdrawn_at'])
    .where('county', '=', scope.county)
    .where('application', 'in', [...applications])
    .where('kind', 'in', [...kinds])
    .execute();
  const refused = await db
    .selectFrom('consent_request')
    .select(['application', 'member', 'kind'])
    .where('county', '=', scope.county)
    .where('application', 'in', [...applications])
    .where('kind', 'in', [...kinds])
    .where('state', '=', 'refused')
    .execute();
  return { given, refused };
}
