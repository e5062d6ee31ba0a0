import type { Question } from './next-question.ts';
import type { Answer } from './precheck-data.ts';
import { keyOf, shownOf, type Session, type TickedRow } from './session.ts';

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

function answerGate(
  session: Session,
  { id, rows }: { id: string; rows?: readonly string[] },
  answer: readonly TickedRow[] | 'not-known',
): Session {
  const { [id]: before, [shownOf(id)]: seen, ...gates } = session.gates;
  const isWhole = !rows || (Array.isArray(before) && !seen);
  const kept = rows && Array.isArray(before) ? (before as readonly TickedRow[]).filter(({ row }) => !rows.includes(row)) : [];
  const shown = new Set([...(Array.isArray(seen) ? (seen as readonly TickedRow[]).map(({ row }) => row) : []), ...(rows ?? [])]);
  return {
    ...session,
    gates: {
      ...gates,
      [id]: answer === 'not-known' ? answer : [...kept, ...answer],
      ...(!isWhole && { [shownOf(id)]: [...shown].map((row) => ({ row })) }),
    },
  };
}
