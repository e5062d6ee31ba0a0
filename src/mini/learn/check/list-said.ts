import { answerInWords } from '../../shared/answer-in-words.ts';
import type { Answer } from '../../shared/send/draft.ts';
import { words as shared } from '../../shared/words.ts';
import type { SelfCheck } from '../../shared/keep/self-check.ts';
import { answerOf } from './answer-step.ts';
import { nameOf } from '../../shared/family.ts';
import { questionTo } from './question-to.ts';
import { findStep, type Told } from './steps.ts';
import { words } from './words.ts';

/** All that she has said, question by question, each with its place among them. */
export function listSaid(told: Told, check: SelfCheck): { at: number; asked: string; said: string }[] {
  return check.asked.flatMap((id, at) => {
    const step = findStep(told, check, id);
    if (!step) return [];
    const answer = answerOf(check, step);
    if (step.kind === 'fact') {
      return [{ at, asked: questionTo(check.members, step), said: answerInWords(step.fact, answer as Answer | undefined) }];
    }
    const ticked = Array.isArray(answer) ? (answer as string[]) : [];
    const names =
      step.kind === 'who'
        ? ticked.map((one) => nameOf(check.members, one))
        : step.gate.rows.filter((row) => ticked.includes(row.id)).map(({ label }) => label);
    const nobody = step.kind === 'who' ? words.ask.noneOfThem : words.ask.none;
    return [
      {
        at,
        asked: step.kind === 'who' ? words.ask.whoOf(step.row.label) : step.gate.question,
        said: answer === null ? shared.fact.unknown : names.join('、') || nobody,
      },
    ];
  });
}
