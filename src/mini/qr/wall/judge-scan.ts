import { kindOfCode, openCode } from '../../../rules/code-id.ts';

/** ask: the county's to say · receipt: hers or another's, and nobody's business on the way · not-ours: that is certain already */
export type Scanned = { kind: 'ask'; text: string } | { kind: 'receipt'; code: string } | { kind: 'not-ours' };

/** What the contract carries. No code of ours is a tenth as long. */
const longest = 2000;

/**
 * What the phone itself can say of what a scanner read. An older code may say anything, so the county is asked about all else.
 * A receipt is not sent: it opens a family's matter.
 */
export function judgeScan(text: string, ours: string): Scanned {
  const said = text.trim();
  if (said === '' || said.length > longest) return { kind: 'not-ours' };
  const id = openCode({ path: said });
  if (id && kindOfCode(id) === 'receipt') return isOurLink(said, ours) ? { kind: 'receipt', code: id } : { kind: 'not-ours' };
  return { kind: 'ask', text: said };
}

function isOurLink(link: string, ours: string): boolean {
  return /^https?:\/\/([^/?#]+)\//i.exec(link)?.[1]?.toLowerCase() === ours.toLowerCase();
}
