import { questionsOf, type FormQuestion } from '../../src/rules/form/questions-of.ts';
import { answerQuestion } from '../../src/rules/precheck/answer-question.ts';
import type { Compiled } from '../../src/rules/precheck/compile-catalogue.ts';
import { startSession, type Session, type TickedRow } from '../../src/rules/precheck/session.ts';
import { truthfulAnswer } from './answer-truthfully.ts';
import type { Complete } from './precheck-data.ts';

/** Answers the form of these programs as it is, page by page: the first that is open, until none is. `watch` sees each answer before and after. */
export function fillForm(
  compiled: Compiled,
  programs: readonly string[],
  facts: Complete,
  {
    begun = startSession(facts.members),
    isNotKnown = () => false,
    watch,
  }: {
    begun?: Session;
    isNotKnown?: (question: FormQuestion) => boolean;
    watch?: (question: FormQuestion, before: readonly FormQuestion[], after: readonly FormQuestion[]) => void;
  } = {},
): { session: Session; asked: FormQuestion[]; answers: (ReturnType<typeof truthfulAnswer> | 'not-known')[] } {
  let session = begun;
  const asked: FormQuestion[] = [];
  const answers: (ReturnType<typeof truthfulAnswer> | 'not-known')[] = [];
  let questions = questionsOf(compiled, programs, session);
  for (let open = firstOpen(questions); open; open = firstOpen(questions)) {
    const truth = truthfulAnswer(compiled, facts, open);
    const said = open.rows && Array.isArray(truth) ? (truth as TickedRow[]).filter(({ row }) => open!.rows!.includes(row)) : truth;
    const answer = isNotKnown(open) || said === null || said === undefined ? 'not-known' : said;
    session = answerQuestion(session, open, answer);
    asked.push(open);
    answers.push(answer);
    if (asked.length > 500)
      throw new Error(
        `asked again and again: ${asked
          .slice(-3)
          .map(({ key }) => key)
          .join(', ')}`,
      );
    const after = questionsOf(compiled, programs, session);
    watch?.(open, questions, after);
    questions = after;
  }
  return { session, asked, answers };
}

function firstOpen(questions: readonly FormQuestion[]): FormQuestion | undefined {
  return questions.find(({ state }) => state === 'open');
}
