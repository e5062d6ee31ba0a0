import { ref } from 'vue';
import type { NewWord } from '../../../contract/word.contract.ts';
import { call } from '../http/http.ts';
import { asProblem, type Problem } from '../http/problem.ts';
import { keep, keepIfRoom, recall } from '../keep/keep.ts';
import { isId, isText, perhaps, shaped } from '../keep/shape.ts';
import { useSession } from '../session.store.ts';

/*
 * What she says at a step that asks her: on the phone before it is sent, and there until the county has it. It goes out under the number
 * that wrote it and no other: a phone is lent and passed on.
 */

export interface UnsentWord extends NewWord {
  matterId: string;
  /** The number that was signed in, masked. */
  by: string;
  /** The county's words, where trying again would bring the same. */
  refused?: string | undefined;
}

const key = 'said-words';
const isUnsent = shaped<UnsentWord>({
  submissionId: isId,
  matterId: isId,
  kind: isText,
  step: isText,
  words: perhaps(isText),
  day: perhaps(isText),
  half: perhaps(isText),
  by: isText,
  refused: perhaps(isText),
});

const all = ref<UnsentWord[]>();
/** What waits on this phone, of whichever number. */
export function listUnsentWords(): UnsentWord[] {
  if (!all.value) {
    const kept = recall(key);
    all.value = Array.isArray(kept) ? kept.filter(isUnsent) : [];
  }
  return all.value;
}

/** Throws 'phone-full', and then it is not there. */
export function addWord(word: UnsentWord): void {
  const next = [...listUnsentWords().filter(({ submissionId }) => submissionId !== word.submissionId), word];
  keep(key, next);
  all.value = next;
}

export function dropWord(submissionId: string): void {
  put(listUnsentWords().filter((one) => one.submissionId !== submissionId));
}

function put(next: UnsentWord[]): void {
  keepIfRoom(key, next);
  all.value = next;
}

let sending: Promise<Problem | undefined> | undefined;
/** Sends what waits for this number; says what stopped it, if anything did. Twice at once is once. */
export function sendWords(): Promise<Problem | undefined> {
  sending ??= sendAll().finally(() => {
    sending = undefined;
  });
  return sending;
}

/** Only she can mend these. */
const mendable = new Set(['not-now', 'not-found', 'field-refused', 'already-sent-differently']);

async function sendAll(): Promise<Problem | undefined> {
  for (const { matterId, by, refused, ...body } of listUnsentWords()) {
    if (by !== useSession().phone || refused) continue;
    try {
      await call('sayWord', { params: { matterId }, body });
      dropWord(body.submissionId);
    } catch (error) {
      const problem = asProblem(error);
      if (!mendable.has(problem.code)) return problem;
      put(listUnsentWords().map((one) => (one.submissionId === body.submissionId ? { ...one, refused: problem.text } : one)));
    }
  }
  return undefined;
}
