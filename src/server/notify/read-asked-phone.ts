import type { Reader } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import type { Scope } from '../platform/scope.ts';
import type { DataKey } from '../platform/vault.ts';
import { findOpenRequest } from './notify.store.ts';

/** What is sealed with a request for consent: what he reads of who asks (娘王某), and the number he is asked under, where one is known. */
export interface AskedConsent {
  /** What she calls him: 儿子. */
  called: string;
  who: string;
  phone?: string;
}

/** The number of a request that is still open; none where nobody knows one. */
export async function readAskedPhone(
  house: House,
  db: Reader,
  scope: Scope,
  { request, key }: { request: string; key: DataKey },
): Promise<string | undefined> {
  const row = await findOpenRequest(db, scope, request);
  if (!row) return undefined;
  return house.vault.openJson<AskedConsent>(key, { column: 'consent_request.sealed', county: scope.county, row: request }, row.sealed).phone;
}
