import type { StaffMatter } from '../../contract/decide.contract.ts';
import { instantInWords } from '../../rules/day-in-words.ts';
import type { Reader } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import type { Scope } from '../platform/scope.ts';
import type { DataKey } from '../platform/vault.ts';
import { listNoticesAbout } from './notify.store.ts';
import { viewDeliveries } from './view-deliveries.ts';

/** What she was told of one matter, the newest first, and how far each message has come; for a desk that may read its progress. */
export async function viewTold(
  house: House,
  db: Reader,
  scope: Scope,
  { matter, key }: { matter: string; key: DataKey },
): Promise<NonNullable<StaffMatter['told']>> {
  const rows = await listNoticesAbout(db, scope, matter);
  const sent = await viewDeliveries(
    { db },
    scope,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, sealed, at }) => {
    const { title } = house.vault.openJson<{ title: string }>(key, { column: 'notice.sealed', county: scope.county, row: id }, sealed);
    return { title, when: instantInWords(at), ...(sent.has(id) ? { sent: sent.get(id)! } : {}) };
  });
}
