import { ourHost } from '../our-host.ts';
import type { Problem } from '../../shared/http/problem.ts';
import { askVerdict } from './ask-verdict.ts';
import { judgeScan } from './judge-scan.ts';

/** What the liaison has scanned, beside the village that she stands in. */
export type Round =
  | { kind: 'hers' | 'old' | 'not-ours' | 'receipt' }
  | { kind: 'other'; village: string }
  | { kind: 'failed'; problem: Problem };

/** By the county's word alone: a code that was copied onto another address bears her village's number too. Never throws. */
export async function judgeRound(text: string, villageId: string): Promise<Round> {
  const scanned = judgeScan(text, ourHost());
  if (scanned.kind !== 'ask') return scanned;
  const verdict = await askVerdict(scanned.text);
  if (!('opened' in verdict)) return verdict;
  const { kind, opened } = verdict;
  if (opened.village.id !== villageId) return { kind: 'other', village: opened.village.name };
  return { kind: kind === 'real' ? 'hers' : 'old' };
}
