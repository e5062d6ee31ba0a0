import { ref } from 'vue';
import type { NewWord } from '../../../contract/word.contract.ts';
import { toBase64 } from '../base64.ts';
import { call } from '../http/http.ts';
import { asProblem, type Problem } from '../http/problem.ts';
import { keep, keepIfRoom, recall } from '../keep/keep.ts';
import { isId, isText, perhaps, shaped } from '../keep/shape.ts';
import { useSession } from '../session.store.ts';
import { sealJson, type SealingKey } from './seal.ts';

/*
 * What she says at a step that asks her: on the phone before it is sent, sealed to the county where this phone can, and there until the
 * county has it. It goes out under the number that wrote it and no other: a phone is lent and passed on.
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
  sealed: perhaps(isText),
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

/** As long as this page of hers is open she reads what she said; what is written down nobody opens here any more. */
const inHand = new Map<string, string>();
export const wordsInHand = ({ submissionId, words }: UnsentWord): string | undefined => words ?? inHand.get(submissionId);

/** Throws 'phone-full', and then it is not there. */
export async function addWord({ words, ...word }: UnsentWord, to: SealingKey | undefined): Promise<void> {
  const envelope = words && to ? await sealJson({ words }, to) : undefined;
  const said = envelope ? { sealed: toBase64(envelope) } : words ? { words } : {};
  const next = [...listUnsentWords().filter(({ submissionId }) => submissionId !== word.submissionId), { ...word, ...said }];
  keep(key, next);
  all.value = next;
  if (envelope && words) inHand.set(word.submissionId, words);
}

export function dropWord(submissionId: string): void {
  inHand.delete(submissionId);
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
const mendable = new Set(['not-now', 'not-found', 'field-refused', 'already-sent-differently', 'seal-unknown']);

async function sendAll(): Promise<Problem | undefined> {
  for (const { matterId, by, refused, ...body } of listUnsentWords()) {
    if (by !== useSession().phone || refused) continue;
    try {
      await call('sayWord', { params: { matterId }, body });
      dropWord(body.submissionId);
    } catch (error) {
      const problem = asProblem(error);
      const words = inHand.get(body.submissionId);
      // The county cannot open it: while her page is open it goes as she wrote it.
      if (problem.code === 'seal-unknown' && body.sealed && words) {
        const { sealed: _unopened, ...plain } = { ...body, matterId, by, words };
        put(listUnsentWords().map((one) => (one.submissionId === body.submissionId ? plain : one)));
        return sendAll();
      }
      if (!mendable.has(problem.code)) return problem;
      put(listUnsentWords().map((one) => (one.submissionId === body.submissionId ? { ...one, refused: problem.text } : one)));
    }
  }
  return undefined;
}
