import type { Sharing } from '../../rules/sharing.ts';
import type { Reader } from '../platform/database.ts';
import type { CitizenScope } from '../platform/scope.ts';
import type { Write } from '../platform/write-together.ts';
import { withApplication } from './matter.store.ts';

const mostShown = 100;

/**
 * Persons whom this account stands for as herself or as family, by their word and ours: what it filed as such was never doubted, or an officer
 * has spoken with her since. Whoever merely typed her ID number is not among them.
 */
export async function listBonds(db: Reader, scope: CitizenScope, now: Date): Promise<{ person: string; kind: 'self' | 'family' }[]> {
  const rows = await db
    .selectFrom('account_grant')
    .innerJoin('matter', (join) =>
      join.onRef('matter.county', '=', 'account_grant.county').onRef('matter.person', '=', 'account_grant.person'),
    )
    .innerJoin('application', (join) =>
      join
        .onRef('application.county', '=', 'matter.county')
        .onRef('application.id', '=', 'matter.application')
        .onRef('application.account', '=', 'account_grant.account')
        .onRef('application.filled_by', '=', 'account_grant.kind'),
    )
    .select(['account_grant.person', 'account_grant.kind'])
    .distinct()
    .where('account_grant.county', '=', scope.county)
    .where('account_grant.account', '=', scope.account)
    .where('account_grant.kind', 'in', ['self', 'family'])
    .where((eb) => eb.or([eb('account_grant.until', 'is', null), eb('account_grant.until', '>', now)]))
    .where((eb) => eb.or([eb('matter.unconfirmed_since', 'is', null), eb('matter.confirmed_at', 'is not', null)]))
    .execute();
  return rows.map(({ person, kind }) => ({ person, kind: kind as 'self' | 'family' }));
}

/** Of these persons, whoever filed them. */
export async function listMattersOfPersons(db: Reader, scope: CitizenScope, persons: readonly string[]) {
  if (persons.length === 0) return [];
  return withApplication(db, scope)
    .where('matter.person', 'in', [...persons])
    .orderBy('matter.opened_at', 'desc')
    .limit(mostShown)
    .execute();
}

/**
 * What those share whose own application names one of these persons as living with them: nobody becomes anybody's household by writing her
 * into a form of his own.
 */
export async function listSharedMatters(db: Reader, scope: CitizenScope, persons: readonly string[]) {
  if (persons.length === 0) return [];
  return withApplication(db, scope)
    .innerJoin('member', (join) =>
      join.onRef('member.county', '=', 'application.county').onRef('member.household', '=', 'application.household'),
    )
    .where('member.person', 'in', [...persons])
    .where('member.until', 'is', null)
    .where('matter.sharing', '=', 'household')
    .orderBy('matter.opened_at', 'desc')
    .limit(mostShown)
    .execute();
}

/** One of these persons' matters, whoever filed it. */
export async function findMatterOfPerson(db: Reader, scope: CitizenScope, { id, persons }: { id: string; persons: readonly string[] }) {
  if (persons.length === 0) return undefined;
  return withApplication(db, scope)
    .where('matter.id', '=', id)
    .where('matter.person', 'in', [...persons])
    .executeTakeFirst();
}

/** Who may see it; keptBy: of whose account it is from now on alone, where she made it quiet herself. */
export function moveSharing(scope: CitizenScope, id: string, { sharing, keptBy }: { sharing: Sharing; keptBy: string | null }): Write {
  return (db) => db.updateTable('matter').set({ sharing, kept_by: keptBy }).where('county', '=', scope.county).where('id', '=', id);
}
