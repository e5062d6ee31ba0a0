import type { SealedApplication } from '../../contract/apply.contract.ts';
import { openParts } from '../platform/open-parts.ts';
import type { Vault } from '../platform/vault.ts';
import { mergeParts } from './merge-parts.ts';

/**
 * What a phone has sealed, whole: the first envelope holds the application, each later one what was asked anew. Not checked yet.
 * `seal-unknown` for what does not open here or holds no words of ours.
 */
export function openApplication(vault: Vault, county: string, { envelopes }: SealedApplication): Record<string, unknown> {
  const [whole, ...later] = openParts(vault, county, envelopes);
  return later.reduce(mergeParts, whole!);
}
