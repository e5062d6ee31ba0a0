import { call } from '../http/http.ts';
import { asProblem } from '../http/problem.ts';
import type { Told } from './ask-to-tell.ts';

/** What she is told about it, by its words. */
export type Telling = 'accepted' | 'declined' | 'switched-off' | 'not-now' | 'not-recorded';

/** Tells the county what she answered. The county hears it from WeChat too, so a failure costs her nothing but our word. */
export async function recordAnswers(told: Told): Promise<Telling> {
  if (told.kind !== 'answered') return told.kind;
  const { answers } = told;
  if (answers.length === 0) return 'not-now';
  const accepted = answers.some(({ answer }) => answer === 'accept');
  try {
    await call('recordSubscriptions', { body: { answers } });
  } catch (error) {
    // A fault of ours is heard; what the county or the network refused is told by the word.
    asProblem(error);
    return accepted ? 'not-recorded' : 'declined';
  }
  return accepted ? 'accepted' : 'declined';
}
