import { openParts } from './open-parts.ts';
import { Problem } from './problem.ts';
import type { Vault } from './vault.ts';

/** Words that waited sealed on a phone; longer than what our form takes, they are none of ours. */
export function openWords(vault: Vault, county: string, { sealed, longest }: { sealed: string; longest: number }): string {
  const words = openParts(vault, county, [sealed])[0]?.['words'];
  if (typeof words !== 'string' || words.length === 0 || words.length > longest) throw new Problem('seal-unknown');
  return words;
}
