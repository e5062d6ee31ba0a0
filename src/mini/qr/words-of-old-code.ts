import type { OpenedCode } from '../../contract/qr.contract.ts';
import { words as room } from './words.ts';

/** What she is told of a poster that is no longer the one; she goes on all the same. The county's own sentence comes first. */
export function wordsOfOldCode(opened: OpenedCode | undefined, scanned: string | undefined): { title: string; lines: string[] } {
  const { replaced, revoked, merged } = room.landing;
  const { codeId, hint, hangsAt, formerVillage, village } = opened ?? {};
  // Nothing took its place: then the code that opens the village is this one still.
  const isReplaced = codeId !== scanned;
  const where = hangsAt && isReplaced && !hint?.includes(hangsAt) ? [replaced.hangsAt(hangsAt)] : [];
  const joined = formerVillage && village && !hint?.includes(formerVillage) ? [merged(formerVillage, village.name)] : [];
  return {
    title: isReplaced ? replaced.title : revoked,
    lines: [...joined, ...(hint ? [hint] : []), ...where, ...(hint ? [] : [replaced.goOn])],
  };
}
