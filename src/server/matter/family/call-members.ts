import type { Reader } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import type { Scope } from '../../platform/scope.ts';
import type { DataKey } from '../../platform/vault.ts';
import { listMembersOf } from '../application.store.ts';

/** What the family calls each of an application: 老伴, 大儿子. Who is not listed is whom it is for. */
export async function callMembers(
  house: House,
  db: Reader,
  scope: Scope,
  { application, key }: { application: string; key: DataKey },
): Promise<(member: string) => string> {
  const called = new Map<string, string>();
  for (const { id, sealed } of await listMembersOf(db, scope, [application])) {
    const at = { column: 'application_member.sealed', county: scope.county, row: `${application}|${id}` };
    called.set(id, house.vault.openJson<{ called?: string }>(key, at, sealed).called ?? '');
  }
  return (member) => (member === 'm1' ? '本人' : called.get(member) || '家里人');
}
