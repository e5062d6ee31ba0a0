import type { AnsweredWord, AnswerWord } from '../../contract/word.contract.ts';
import { outcomesFor, type WordKind, type WordOutcome } from '../../rules/her-words.ts';
import { lockAskedAbove, settleAskedAbove } from '../grievance/index.ts';
import { findEventBySubmission, getMatterToActOn, lockMatter, recordWindowEvent, takeOrRefuse } from '../matter/index.ts';
import type { CodeBook } from '../places/index.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { StaffScope } from '../platform/scope.ts';
import { writeTogether } from '../platform/write-together.ts';
import { changeWord, findWord, isAskedForAnother } from './word.store.ts';
import { answerAt } from './words-of-words.ts';

const saidToHer: Readonly<Record<WordOutcome, string>> = {
  heard: '看过您说的了，会一起考虑。',
  agreed: '照您说的改日子。',
  'not-agreed': '',
};

/**
 * An officer has read what she said, and says so: she is told, and it stands in her timeline. Whether the visit comes at another time is
 * said here; the visit itself is moved where visits are. Her matter stays where it is.
 */
export async function answerWord(
  house: House,
  book: CodeBook,
  scope: StaffScope,
  { matterId, wordId, submissionId, outcome, words }: AnswerWord & { matterId: string; wordId: string },
): Promise<AnsweredWord> {
  const row = await getMatterToActOn(house, scope, matterId);
  const { vault, clock } = house;
  const digest = vault.hash('answer-word', JSON.stringify([matterId, wordId, outcome, words]));
  const key = vault.applicationKey(scope.county, row.application, row.key_wrapped!);
  const version = await house.db.transaction().execute(async (tx) => {
    // Before the matter, as whoever answers above locks them.
    const asked = (await findWord(tx, scope, wordId))?.inquiry;
    if (asked) await lockAskedAbove(tx, scope, asked);
    const matter = (await lockMatter(tx, scope, matterId))!;
    const before = await findEventBySubmission(tx, scope, submissionId);
    if (before) {
      if (!before.digest || before.actor !== scope.staff || !vault.sameHash(before.digest, digest))
        throw new Problem('already-sent-differently');
      return matter.version;
    }
    const word = await findWord(tx, scope, wordId);
    if (word?.matter !== matterId) throw new Problem('not-found');
    await takeOrRefuse(house, tx, scope, matter);
    if (word.answered_at) throw new Problem('not-now', { text: '这句话已经回过了。' });
    const text = answerFor(word.kind, outcome, words?.trim());
    const who = officeOf(book, scope, row);
    await writeTogether(
      tx,
      changeWord(scope, wordId, {
        outcome,
        answered_at: clock.now(),
        answer_sealed: vault.sealJson(key, answerAt(scope.county, wordId), { who, words: text }),
      }),
    );
    if (word.inquiry && !(await isAskedForAnother(tx, scope, { id: wordId, inquiry: word.inquiry })))
      await settleAskedAbove(house, tx, scope, word.inquiry);
    await recordWindowEvent(house, tx, scope, {
      matter: matterId,
      kind: 'word-answered',
      values: { who, text },
      who,
      submissionId,
      digest,
    });
    return matter.version + 1;
  });
  return { matterId, version };
}

function answerFor(kind: WordKind, outcome: WordOutcome, words: string | undefined): string {
  if (!outcomesFor(kind).includes(outcome)) throw new Problem('field-refused', { field: 'outcome' });
  if (outcome === 'not-agreed' && !words) throw new Problem('field-refused', { field: 'words', text: '请写为什么改不了，2到300个字。' });
  return [saidToHer[outcome], words].filter(Boolean).join('');
}

/** As she knows it; of a department or a panel the name of the body. */
function officeOf(book: CodeBook, scope: StaffScope, row: { body: string | null }): string {
  if (scope.role === 'town') return '镇上';
  if (scope.role === 'county') return '县里';
  const { bodies } = book.findCounty(scope.county)!;
  return bodies.find(({ id }) => id === row.body)?.name ?? '主管单位';
}
