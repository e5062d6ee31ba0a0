import type { Question } from './next-question.ts';
import type { Answer } from './precheck-data.ts';
import { keyOf, type Session, type TickedRow } from './session.ts';

/**
 * The session with one answer more. `not-known` is 不知道: the fact stays unknown for good; a gate that she cannot answer is asked fact by
 * fact. Answering again replaces what was said; null takes it back. Of a gate that was shown in part (`rows`) only that part is said.
 */
export function answerQuestion(
  session: Session,
  question: Pick<Question, 'kind' | 'id'> & { member?: string; rows?: readonly string[] },
  answer: Answer | readonly TickedRow[] | 'not-known',
): Session {
  if (question.kind === 'gate') return answerGate(session, question, answer as readonly TickedRow[] | 'not-known');
  const key = keyOf(question.id, question.member);
  const { [key]: _, ...others } = session.answers;
  const notKnown = session.notKnown.filter((one) => one !== key);
  if (answer === 'not-known') return { ...session, answers: others, notKnown: [...notKnown, key] };
  const isTakenBack = answer === null || answer === undefined;
  return { ...session, answers: isTakenBack ? others : { ...others, [key]: answer as Answer }, notKnown };
}

function answerGate(session: Session, { id, rows }: { id: string; rows?: readonly string[] }, answer: readonly TickedRow[] | 'not-known'): Session {
  const { [id]: before, ...gates } = session.gates;
  const { [id]: seen, ...shown } = session.shown ?? {};
  const wasWhole = before !== undefined && before !== 'not-known' && seen === undefined;
  const kept = before === undefined || before === 'not-known' || !rows ? [] : before.filter(({ row }) => !rows.includes(row));
  const ticked = answer === 'not-known' ? answer : [...kept, ...answer];
  const nowShown = rows && !wasWhole ? { [id]: [...new Set([...(seen ?? []), ...rows])] } : {};
  return { ...session, gates: { ...gates, [id]: ticked }, ...((session.shown || rows) && { shown: { ...shown, ...nowShown } }) };
}
