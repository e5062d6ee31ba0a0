import { openEnvelope } from './envelope.ts';
import { Problem } from './problem.ts';
import { VaultBroken, type Vault } from './vault.ts';

/** What a phone has sealed in several envelopes, each an object in JSON; not checked yet. `seal-unknown` for what does not open here or holds no words of ours. */
export function openParts(vault: Vault, county: string, envelopes: readonly string[]): Record<string, unknown>[] {
  return envelopes.map((text) => readPart(vault, county, text));
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
