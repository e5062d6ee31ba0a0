import type { JoinMatter } from '../../../contract/refer.contract.ts';
import {
  asSentence,
  findEventBySubmission,
  getMatterToActOn,
  listMattersFor,
  lockMatter,
  recordWindowEvent,
  type MatterRow,
} from '../../matter/index.ts';
import type { CodeBook } from '../../places/index.ts';
import { fieldText } from '../../platform/field-words.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { nameWindow } from '../name-office.ts';

/**
 * The same person asked for the same twice. The later matter is closed as joined into the earlier one, whose clock has run longer: she
 * loses no day by it. Both timelines say so, and it is no refusal.
 */
export async function joinMatter(
  house: House,
  book: CodeBook,
  scope: StaffScope,
  given: JoinMatter & { matterId: string; seenVersion: number },
): Promise<void> {
  const from = await getMatterToActOn(house, scope, given.matterId);
  const [into] = await listMattersFor(house.db, scope, [given.into]);
  const digest = house.vault.hash('join-matter', JSON.stringify([from.id, given.into, given.reason]));
  await house.db.transaction().execute(async (tx) => {
    // In one order, so that two who join the same pair at once come one after the other.
    for (const id of [from.id, ...(into ? [into.id] : [])].toSorted()) await lockMatter(tx, scope, id);
    const before = await findEventBySubmission(tx, scope, given.submissionId);
    if (before) {
      if (!before.digest || before.actor !== scope.staff || !house.vault.sameHash(before.digest, digest))
        throw new Problem('already-sent-differently');
      return;
    }
    if (!into || !isSame(from, into)) throw new Problem('field-refused', { field: 'into', text: fieldText('into') });
    if (into.closed_at !== null) throw new Problem('not-now', { text: '那一件已经办完了，不能再往里并。' });
    if (into.opened_at > from.opened_at)
      throw new Problem('field-refused', { field: 'into', text: '请把后交的并到先交的里，先交的日子不能丢。' });
    const who = nameWindow(book, scope, from);
    await recordWindowEvent(house, tx, scope, {
      matter: from.id,
      kind: 'joined',
      values: { number: inGroups(into.receipt_number!), reason: asSentence(given.reason) },
      who,
      seenVersion: given.seenVersion,
      joinedInto: into.id,
      submissionId: given.submissionId,
      digest,
    });
    await recordWindowEvent(house, tx, scope, {
      matter: into.id,
      kind: 'joined-in',
      values: { number: inGroups(from.receipt_number!) },
      who,
    });
  });
}

function isSame(one: MatterRow, other: MatterRow): boolean {
  return one.id !== other.id && one.application !== other.application && one.person === other.person && one.program === other.program;
}

/** 8362 0417 */
function inGroups(number: string): string {
  return `${number.slice(0, 4)} ${number.slice(4)}`;
}
