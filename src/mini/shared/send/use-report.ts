import { computed, ref, type Ref } from 'vue';
import { goBack } from '../go.ts';
import { asProblem } from '../http/problem.ts';
import { newId } from '../new-id.ts';
import type { Report, ReportOutbox } from './report-outbox.ts';

interface Written<Draft, Said, Answer> {
  outbox: Pick<ReportOutbox<Said, Answer>, 'all' | 'find' | 'post' | 'drop'>;
  recall(): Promise<Draft>;
  keep(draft: Draft): void;
  forget(): void;
  /** Whoever comes back sees what became of this one first. */
  isShownFirst(one: Report<Said, Answer>): boolean;
}

/** A page on which somebody writes a few words to the county without signing in: what is written, what is wrong with it, what became of it. */
export function useReport<Draft extends { submissionId: string }, Said extends { submissionId: string }, Answer>({
  outbox,
  recall,
  keep,
  forget,
  isShownFirst,
}: Written<Draft, Said, Answer>) {
  const draft = ref() as Ref<Draft | undefined>;
  const state = ref<'writing' | 'sending'>('writing');
  /** By the field's name. */
  const wrong = ref<Partial<Record<string, string>>>({});
  const problem = ref<{ title: string; text: string }>();
  /** On its way, or there. */
  const sentOff = ref('');
  const told = computed(() => outbox.all.value.find(({ submissionId }) => submissionId === sentOff.value));

  function open(): Promise<void> {
    sentOff.value = outbox.all.value.find(isShownFirst)?.submissionId ?? '';
    return begin();
  }

  async function begin(): Promise<void> {
    wrong.value = {};
    // The phone died between the two: it is on its way already.
    if (outbox.find((await recall()).submissionId)) forget();
    draft.value = await recall();
  }

  /** Kept at every answer; a full phone says so, and what is written can still be sent. */
  function change(part: Partial<Draft>): void {
    if (!draft.value) return;
    draft.value = { ...draft.value, ...part };
    wrong.value = {};
    try {
      keep(draft.value);
      problem.value = undefined;
    } catch (error) {
      problem.value = asProblem(error);
    }
  }

  /** Twice at once is once. */
  async function send(say: (draft: Draft) => Promise<Said>): Promise<void> {
    const now = draft.value;
    if (!now || state.value === 'sending') return;
    state.value = 'sending';
    problem.value = undefined;
    try {
      await outbox.post(await say(now), forget);
      const one = outbox.find(now.submissionId);
      // What the county refused is written on: this page still has the words.
      if (one?.state === 'refused') {
        outbox.drop(now.submissionId);
        change({ submissionId: await newId() } as Partial<Draft>);
        problem.value = one.problem;
        return;
      }
      forget();
      draft.value = undefined;
      sentOff.value = now.submissionId;
    } catch (error) {
      problem.value = asProblem(error);
    } finally {
      state.value = 'writing';
    }
  }

  function another(): Promise<void> {
    sentOff.value = '';
    return begin();
  }

  /** Nobody can read it any more, this page neither. */
  function anew(): Promise<void> {
    outbox.drop(sentOff.value);
    return another();
  }

  function wipe(): void {
    forget();
    goBack();
  }

  return { draft, state, wrong, problem, told, open, change, send, another, anew, wipe };
}
