import type { ProblemCode } from '../../../contract/problem-codes.ts';
import { words } from '../words.ts';
import { words as wechat } from '../wechat/words.ts';

/** What can go wrong before the county has said anything. */
export type PhoneCode = 'no-network' | 'too-slow' | 'not-understood' | 'phone-full' | 'privacy-refused' | 'needs-newer-app';

/** A refusal with the words a person reads. `code` is for the program; an unknown one is shown by its words all the same. */
export class Problem extends Error {
  readonly code: ProblemCode | PhoneCode;
  readonly title: string;
  readonly text: string;
  readonly field: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(told: {
    code: ProblemCode | PhoneCode;
    title: string;
    text: string;
    field?: string | undefined;
    retryAfterSeconds?: number | undefined;
  }) {
    super(told.code);
    this.code = told.code;
    this.title = told.title;
    this.text = told.text;
    this.field = told.field;
    this.retryAfterSeconds = told.retryAfterSeconds;
  }
}

const phoneWords: Record<PhoneCode, { title: string; text: string }> = {
  'no-network': words.noNetwork,
  'too-slow': words.tooSlow,
  'not-understood': words.notUnderstood,
  'phone-full': words.phoneFull,
  'privacy-refused': wechat.privacyRefused,
  'needs-newer-app': words.needsNewerApp,
};

export function phoneProblem(code: PhoneCode, retryAfterSeconds?: number): Problem {
  return new Problem({ code, ...phoneWords[code], retryAfterSeconds });
}

/** Where nothing of hers is kept on the phone: what it means on this page that the county has not answered. Its own refusals stay as they are. */
export function sayUnanswered(problem: Problem, text: string): Pick<Problem, 'title' | 'text'> {
  return problem.code === 'no-network' || problem.code === 'too-slow' ? { title: problem.title, text } : problem;
}

/** For a catch that must show something: a fault of ours is said as "not now", and still heard. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  // Not swallowed: whoever watches for faults of the program hears it, while she reads words.
  setTimeout(() => {
    throw error;
  }, 0);
  return phoneProblem('not-understood');
}
