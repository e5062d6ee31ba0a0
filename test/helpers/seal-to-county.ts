import { sealingKeyOf } from '../../src/server/platform/envelope.ts';
import type { Vault } from '../../src/server/platform/vault.ts';
import { sealFor } from './seal-for.ts';

/** What a phone makes of a form that waits: an envelope to the county's key, as text. */
export function sealToCounty(vault: Vault, county: string, said: unknown): string {
  return sealFor(sealingKeyOf(vault, county)!, Buffer.from(JSON.stringify(said) ?? '')).toString('base64');
}
