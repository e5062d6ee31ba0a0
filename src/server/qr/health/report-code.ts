import { dayOf } from '../../../rules/day.ts';
import type { CodeFinding } from '../../../rules/code-kinds.ts';
import type { CodeBook, GuessGuard } from '../../places/index.ts';
import type { House } from '../../platform/house.ts';
import { Limits } from '../../platform/limit.ts';
import { newId } from '../../platform/new-id.ts';
import { openOrAddTo } from './task.store.ts';

const aDay = 86_400;
/** Of one kind. More say nothing new, and must not drown another kind: that it is a fake, behind a hundred times torn. */
const mostOfADay = 20;

/**
 * Anybody says that a code is torn, covered, in the wrong place, gone or not ours. One phone counts once a code and day, so many phones a
 * code, kind and day, and all of them together are one task. Nobody learns from the answer which of this it was: it says nothing. The phone's
 * number for itself is kept only as a keyed hash of that day and code, so it leads from no day to the next.
 */
export async function reportCode(
  house: House,
  { book, guard }: { book: CodeBook; guard: GuessGuard },
  { codeId, kind, device }: { codeId: string; kind: CodeFinding; device: string },
): Promise<void> {
  const { db, clock, vault, limits } = house;
  // Counted like a guess by any other door. No sum is asked for: the answer tells nothing, and a neighbour's word is not to be lost meanwhile.
  const judged = guard.judge(codeId, undefined, 'report');
  const entry = judged.kind === 'sum-needed' ? book.findCode(codeId) : judged.kind === 'opened' ? judged.entry : undefined;
  if (!entry || kind === 'fine') return;
  const ofCode = `code-reports|${entry.id}|${kind}`;
  if ((await limits.read(ofCode, aDay)) >= mostOfADay) return;
  const now = clock.now();
  const ofDevice = `code-report|${vault.hash('code-report', `${dayOf(now)}|${entry.id}|${device}`).toString('base64url')}`;
  const { county, id: village } = entry.village;
  // Counted and written together: a report that failed half-way counts when she taps again.
  await db.transaction().execute(async (tx) => {
    const counted = new Limits(tx, clock);
    if ((await counted.count(ofDevice, aDay)) > 1 || (await counted.count(ofCode, aDay)) > mostOfADay) return;
    // What is said of a fake must not wait behind what is said of a torn corner.
    const task = { id: newId(clock), village, code: entry.id, kind, now, kindNow: kind === 'fake' ? kind : undefined };
    await openOrAddTo(tx, { kind: 'system', county: county.id }, task);
  });
}
