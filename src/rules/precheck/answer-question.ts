import type { Question } from './next-question.ts';
import type { Answer } from './precheck-data.ts';
import { keyOf, type Session, type TickedRow } from './session.ts';

/**
 * The session with one answer more. `not-known` is 不知道: the fact stays unknown for good; a gate that she cannot answer is asked fact by
 * fact. Answering again replaces what was said; null takes it back.
 */
export function answerQuestion(
  session: Session,
  question: Pick<Question, 'kind' | 'id'> & { member?: string },
  answer: Answer | readonly TickedRow[] | 'not-known',
): Session {
  if (question.kind === 'gate')
    return { ...session, gates: { ...session.gates, [question.id]: answer as readonly TickedRow[] | 'not-known' } };
  const key = keyOf(question.id, question.member);
  const { [key]: _, ...others } = session.answers;
  const notKnown = session.notKnown.filter((one) => one !== key);
  if (answer === 'not-known') return { ...session, answers: others, notKnown: [...notKnown, key] };
  const isTakenBack = answer === null || answer === undefined;
  return { ...session, answers: isTakenBack ? others : { ...others, [key]: answer as Answer }, notKnown };
}
