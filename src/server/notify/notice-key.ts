import type { House } from '../platform/house.ts';
import type { DataKey } from '../platform/vault.ts';

interface Told {
  matter: string | null;
  application: string | null;
  key_wrapped: Buffer | null;
}

/** What a notice and its deliveries are sealed under: her application's key, or the county's where it is about no matter. Nothing once she was erased. */
export function noticeKey({ vault }: House, county: string, { matter, application, key_wrapped }: Told): DataKey | undefined {
  if (matter === null) return vault.key(county, 'notices');
  return application !== null && key_wrapped ? vault.applicationKey(county, application, key_wrapped) : undefined;
}
