import type { Insertable } from 'kysely';
import type { Reader, Tx } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';

/** Before every person. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** The newest application of each person whose key is there, in the order of persons. */
export async function listFamilies(db: Reader, scope: Scope, { after, limit }: { after: string | null; limit: number }) {
  return db
    .selectFrom('application')
    .innerJoin('person', (join) => join.onRef('person.county', '=', 'application.county').onRef('person.id', '=', 'application.applicant'))
    .distinctOn('application.applicant')
    .select([
      'application.applicant as person',
      'application.id as application',
      'application.household',
      'application.key_wrapped',
      'person.joined_into',
    ])
    .where('application.county', '=', scope.county)
    .where('application.applicant', '>', after ?? nobody)
    .where('application.submitted_at', 'is not', null)
    .where('application.key_wrapped', 'is not', null)
    .orderBy('application.applicant')
    .orderBy('application.submitted_at', 'desc')
    .limit(limit)
    .$narrowType<{ person: string; key_wrapped: Buffer }>()
    .execute();
}

/** What each family said and what officers found of it, the oldest first. */
export async function listFactSetsOf(db: Reader, scope: Scope, applications: readonly string[]) {
  return db
    .selectFrom('fact_set')
    .select(['id', 'application', 'source', 'sealed'])
    .where('county', '=', scope.county)
    .where('application', 'in', [...applications])
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/** For what each application asked, and of which town it is. */
export async function listMattersOfMany(db: Reader, scope: Scope, applications: readonly string[]) {
  return db
    .selectFrom('matter')
    .select(['application', 'program', 'town', 'sharing'])
    .where('county', '=', scope.county)
    .where('application', 'in', [...applications])
    .orderBy('id')
    .execute();
}

/** Who of them has asked for the program and is waiting, or has it: such a matter is not closed. */
export async function listHaving(db: Reader, scope: Scope, { persons, program }: { persons: readonly string[]; program: string }) {
  if (persons.length === 0) return new Set<string>();
  const rows = await db
    .selectFrom('matter')
    .select('person')
    .distinct()
    .where('county', '=', scope.county)
    .where('person', 'in', [...persons])
    .where('program', '=', program)
    .where('closed_at', 'is', null)
    .execute();
  return new Set(rows.map(({ person }) => person));
}

/** household|person of those who live there no more. */
export async function listGone(db: Reader, scope: Scope, households: readonly string[]): Promise<ReadonlySet<string>> {
  if (households.length === 0) return new Set();
  const rows = await db
    .selectFrom('member')
    .select(['household', 'person'])
    .where('county', '=', scope.county)
    .where('household', 'in', [...households])
    .where('until', 'is not', null)
    .execute();
  return new Set(rows.map(({ household, person }) => `${household}|${person}`));
}

/** The account with which each of them filed for herself, the latest. */
export async function listOwnAccounts(db: Reader, scope: Scope, persons: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('application')
    .distinctOn('applicant')
    .select(['applicant', 'account'])
    .where('county', '=', scope.county)
    .where('applicant', 'in', [...persons])
    .where('filled_by', '=', 'self')
    .where('submitted_at', 'is not', null)
    .orderBy('applicant')
    .orderBy('submitted_at', 'desc')
    .$narrowType<{ applicant: string }>()
    .execute();
  return new Map(rows.map(({ applicant, account }) => [applicant, account]));
}

/** Who of them stands in the audience already. */
export async function listFound(db: Reader, scope: Scope, campaign: string, persons: readonly string[]): Promise<ReadonlySet<string>> {
  if (persons.length === 0) return new Set();
  const rows = await db
    .selectFrom('campaign_person')
    .select('person')
    .where('county', '=', scope.county)
    .where('campaign', '=', campaign)
    .where('person', 'in', [...persons])
    .execute();
  return new Set(rows.map(({ person }) => person));
}

export async function insertPeople(tx: Tx, rows: readonly Insertable<Tables['campaign_person']>[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insertInto('campaign_person')
      .values([...rows])
      .execute();
}

/** The audience by lot, with what each one's name and reason are sealed under. */
export const byLot = (db: Reader, scope: Scope, campaign: string) =>
  db
    .selectFrom('campaign_person')
    .innerJoin('application', (join) =>
      join.onRef('application.county', '=', 'campaign_person.county').onRef('application.id', '=', 'campaign_person.application'),
    )
    .select([
      'campaign_person.id',
      'campaign_person.person',
      'campaign_person.account',
      'campaign_person.application',
      'campaign_person.town',
      'application.key_wrapped',
    ])
    .where('campaign_person.county', '=', scope.county)
    .where('campaign_person.campaign', '=', campaign)
    .orderBy('campaign_person.lot')
    .orderBy('campaign_person.person');

/** The first of it. Erased ones have neither any more. */
export async function listFirst(db: Reader, scope: Scope, campaign: string, limit: number) {
  return byLot(db, scope, campaign)
    .select(['campaign_person.verdict', 'campaign_person.sealed', 'application.name_sealed'])
    .where('application.key_wrapped', 'is not', null)
    .limit(limit)
    .$narrowType<{ key_wrapped: Buffer }>()
    .execute();
}
