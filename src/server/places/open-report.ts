import type { SealedReport } from '../../contract/sealed.contract.ts';
import type { House } from '../platform/house.ts';
import { openParts } from '../platform/open-parts.ts';
import { Problem } from '../platform/problem.ts';
import type { CodeBook } from './code-book.ts';

/**
 * A few words that waited sealed on a phone, whole; not checked yet. `code-unknown` for a village nobody knows, `seal-unknown` for what the
 * county of that village cannot open, and for an envelope that was put under another id.
 */
export function openReport(house: House, book: CodeBook, { submissionId, villageCode, envelopes }: SealedReport): Record<string, unknown> {
  const entry = book.findCode(villageCode);
  if (!entry) throw new Problem('code-unknown', { field: 'villageCode' });
  const report = Object.assign({}, ...openParts(house.vault, entry.village.county.id, envelopes)) as Record<string, unknown>;
  if (report['submissionId'] !== submissionId) throw new Problem('seal-unknown');
  return report;
}
