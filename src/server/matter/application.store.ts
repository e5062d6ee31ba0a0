import type { Reader, Tx } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';

/** The application behind a matter with what recording needs. */
export async function getApplicationOf(db: Reader, scope: Scope, id: string) {
  return db
    .selectFrom('application')
    .select(['id', 'account', 'key_wrapped', 'receipt_number', 'household', 'filled_by'])
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

/** Locked: what is added to one application comes one after the other. */
export async function lockApplication(tx: Tx, scope: Scope, id: string): Promise<void> {
  await tx.selectFrom('application').select('id').where('county', '=', scope.county).where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function listFactSets(db: Reader, scope: Scope, application: string) {
  return db
    .selectFrom('fact_set')
    .select(['id', 'source', 'sealed', 'at'])
    .where('county', '=', scope.county)
    .where('application', '=', application)
    .orderBy('at')
    .execute();
}

/** What the families themselves said, of many applications, the oldest first. */
export async function listDeclaredOf(db: Reader, scope: Scope, applications: readonly string[]) {
  if (applications.length === 0) return [];
  return db
    .selectFrom('fact_set')
    .select(['id', 'application', 'sealed'])
    .where('county', '=', scope.county)
    .where('application', 'in', [...applications])
    .where('source', '=', 'declared')
    .orderBy('at')
    .execute();
}

export async function listPaperKindsOf(db: Reader, scope: Scope, applications: readonly string[]) {
  if (applications.length === 0) return [];
  return db
    .selectFrom('paper')
    .select(['application', 'kind', 'whose'])
    .where('county', '=', scope.county)
    .where('application', 'in', [...applications])
    .where('listed_at', 'is not', null)
    .execute();
}

export async function listPapersOf(db: Reader, scope: Scope, application: string) {
  return db
    .selectFrom('paper')
    .selectAll()
    .where('county', '=', scope.county)
    .where('application', '=', application)
    .where('listed_at', 'is not', null)
    .orderBy('born_at')
    .execute();
}

export async function findPaper(db: Reader, scope: Scope, id: string) {
  return db
    .selectFrom('paper')
    .selectAll()
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .where('listed_at', 'is not', null)
    .executeTakeFirst();
}

/** Who an application is about, m1 first. */
export async function listMembersOf(db: Reader, scope: Scope, applications: readonly string[]) {
  if (applications.length === 0) return [];
  return db
    .selectFrom('application_member')
    .select(['application', 'id', 'kind', 'person', 'adult', 'sealed'])
    .where('county', '=', scope.county)
    .where('application', 'in', [...applications])
    .orderBy('application')
    .orderBy('id')
    .execute();
}

/** Each with the words that were agreed to, withdrawn ones too. */
export async function listConsentsOf(db: Reader, scope: Scope, application: string) {
  return db
    .selectFrom('consent')
    .leftJoin('consent_text', (join) =>
      join
        .onRef('consent_text.county', '=', 'consent.county')
        .onRef('consent_text.kind', '=', 'consent.kind')
        .onRef('consent_text.version', '=', 'consent.version'),
    )
    .select([
      'consent.id',
      'consent.member',
      'consent.kind',
      'consent.version',
      'consent.how',
      'consent.at',
      'consent.withdrawn_at',
      'consent_text.text',
    ])
    .where('consent.county', '=', scope.county)
    .where('consent.application', '=', application)
    .orderBy('consent.at')
    .orderBy('consent.member')
    .orderBy('consent.kind')
    .execute();
}

export async function listSignaturesOf(db: Reader, scope: Scope, application: string) {
  return db
    .selectFrom('signature')
    .select(['id', 'member', 'kind', 'paper', 'sealed'])
    .where('county', '=', scope.county)
    .where('application', '=', application)
    .execute();
}
