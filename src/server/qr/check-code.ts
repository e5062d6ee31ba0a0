import type { CodeVerdict } from '../../contract/codes.contract.ts';
import { readScanned } from '../../rules/read-scanned.ts';
import type { CodeBook, CodeEntry, GuessGuard } from '../places/index.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { ScanCounter } from './count-scan.ts';
import { openCode } from './open-code.ts';

interface Known {
  book: CodeBook;
  guard: GuessGuard;
  scans: ScanCounter;
}

/** 验码: whether what a scanner read is one of ours. Nothing of it is kept or logged; `sum-needed` as for whoever opens a code. */
export async function checkCode(
  house: House,
  known: Known,
  { text, sum }: { text: string; sum: string | undefined },
): Promise<CodeVerdict> {
  const entry = find(house, known, text, sum);
  if (!entry) return { verdict: 'not-ours' };
  known.scans.add({ county: entry.village.county.id, village: entry.village.id, code: entry.id, way: 'check' });
  return { verdict: entry.state === 'in-use' ? 'real' : 'old', opened: openCode(entry, house) };
}

function find(house: House, { book, guard }: Known, text: string, sum: string | undefined): CodeEntry | undefined {
  const scanned = readScanned(text, house.settings.origin);
  if (scanned.kind === 'text') return book.findAlias(scanned.alias);
  const judged = guard.judge(scanned.id, sum, 'check');
  if (judged.kind === 'sum-needed') throw new Problem('sum-needed', { sum: judged.sum });
  return judged.kind === 'opened' ? judged.entry : undefined;
}
