import type { SealedApplication } from '../../contract/apply.contract.ts';
import { openEnvelope } from '../platform/envelope.ts';
import { Problem } from '../platform/problem.ts';
import { VaultBroken, type Vault } from '../platform/vault.ts';
import { mergeParts } from './merge-parts.ts';

/**
 * What a phone has sealed, whole: the first envelope holds the application, each later one what was asked anew. Not checked yet.
 * `seal-unknown` for what does not open here or holds no words of ours.
 */
export function openApplication(vault: Vault, county: string, { envelopes }: SealedApplication): Record<string, unknown> {
  const [whole, ...later] = envelopes.map((text) => readPart(vault, county, text));
  return later.reduce(mergeParts, whole!);
}

function readPart(vault: Vault, county: string, text: string): Record<string, unknown> {
  try {
    const part: unknown = JSON.parse(openEnvelope(vault, county, Buffer.from(text, 'base64')).toString('utf8'));
    if (typeof part === 'object' && part !== null && !Array.isArray(part)) return part as Record<string, unknown>;
  } catch (error) {
    // What is no envelope of this county, or no JSON, is told like any other that cannot be read.
    if (!(error instanceof VaultBroken || error instanceof SyntaxError)) throw error;
  }
  throw new Problem('seal-unknown');
}
