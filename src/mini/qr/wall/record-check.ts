import { useSession } from '../../shared/session.store.ts';
import { asProblem, Problem } from '../../shared/http/problem.ts';
import type { CodeFinding } from '../../../rules/code-kinds.ts';
import { dropCheck, findCheck, keepCheck, type KeptCheck } from '../../shared/keep/code-checks.ts';
import { recallPhoto } from '../../shared/keep/keep.ts';
import { newId } from '../../shared/new-id.ts';
import type { TakenPhoto } from '../../shared/photo/take-photo.ts';
import { recordCodeCheck, sendCodePhoto } from './wall.api.ts';
import { words } from './check-round-words.ts';

export interface FoundCode {
  villageId: string;
  codeId: string;
  finding: CodeFinding;
  photo?: TakenPhoto;
}

/** Worth the same again: nothing of it is for her to change. Anything else the county will never take. */
const passing = new Set([
  'no-network',
  'too-slow',
  'not-understood',
  'try-again-later',
  'too-many-tries',
  'paper-damaged',
  'sign-in-needed',
]);

/**
 * Sends what the liaison found, photo first. Kept before it leaves: pressed twice, or again after a lost answer, it goes under
 * the same id and is one check. Returns the day on which the county wrote it down; throws a `Problem`.
 */
export async function recordCheck(found: FoundCode): Promise<string> {
  const session = useSession();
  const asker = session.session;
  const check = await checkFor(found, session.phone);
  try {
    if (found.photo) await sendPhoto(found.photo, found.codeId);
    const { onDay } = await recordCodeCheck(found.codeId, {
      checkId: check.checkId,
      finding: found.finding,
      ...(found.photo ? { photoId: found.photo.photoId } : {}),
    });
    await dropCheck(check);
    return onDay;
  } catch (error) {
    const refused = asProblem(error);
    if (refused.code === 'sign-in-needed') session.end(asker);
    // Signed out meanwhile: what she wrote is gone from the phone already, and stays so.
    if (!passing.has(refused.code)) await dropCheck(check);
    throw refused.code === 'no-network' ? new Problem({ code: refused.code, ...words.noNetwork }) : refused;
  }
}

/** The one that is waiting, if it says the same. */
async function checkFor({ villageId, codeId, finding, photo }: FoundCode, by: string): Promise<KeptCheck> {
  const waiting = findCheck(villageId, by);
  const isSame = waiting?.codeId === codeId && waiting.finding === finding && waiting.photo?.photoId === photo?.photoId;
  if (waiting && isSame) return waiting;
  const check = { checkId: await newId(), by, villageId, codeId, finding, ...(photo ? { photo } : {}) };
  keepCheck(check);
  return check;
}

async function sendPhoto({ photoId, sha256 }: TakenPhoto, codeId: string): Promise<void> {
  const bytes = await recallPhoto(photoId);
  if (!bytes) throw new Problem({ code: 'papers-missing', ...words.photoLost });
  await sendCodePhoto(photoId, { codeId, sha256, bytes });
}
