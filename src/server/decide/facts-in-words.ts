import type { StaffMatter } from '../../contract/decide.contract.ts';
import type { Catalogue } from '../../contract/learn.contract.ts';
import { checkSources, type CheckSource } from '../../rules/check-source.ts';
import type { Day } from '../../rules/day.ts';
import type { CheckedFact } from '../matter/index.ts';

type Fact = NonNullable<StaffMatter['facts']>[number];
type Asked = Catalogue['facts'][number] | undefined;

/** What is of the whole household first, then of each member together, as they were filled in. */
function byPerson(ids: readonly string[]): string[] {
  const order = (id: string) => Number(/@m(\d+)$/.exec(id)?.[1] ?? 0);
  return ids.toSorted((one, other) => order(one) - order(other));
}

/** Each fact with what she said and, beside it, the newest word of each place where somebody looked. */
export function factsInWords(
  said: { answers: Readonly<Record<string, unknown>>; day: Day; by: string },
  checked: readonly CheckedFact[],
  catalogue: Catalogue | undefined,
  called: ReadonlyMap<string, string>,
): Fact[] {
  const answered = new Set([...Object.keys(said.answers), ...checked.map((one) => one.fact)]);
  return byPerson([...answered]).map((id) => {
    const [factId, member] = id.split('@');
    const asked = catalogue?.facts.find((one) => one.id === factId);
    const who = member === undefined ? undefined : (called.get(member) ?? member);
    const own = said.answers[id] ?? null;
    const newest = new Map<CheckSource, CheckedFact>();
    for (const one of checked) if (one.fact === id) newest.set(one.source, one);
    const answer = answerInWords(own, asked);
    return {
      id,
      ...(who === undefined ? {} : { who }),
      question: member !== undefined && member !== 'm1' && asked ? asked.questionOf.replaceAll('{who}', who!) : (asked?.question ?? id),
      type: asked?.type ?? '',
      ...(asked?.choices ? { choices: asked.choices.map(({ value, label }) => ({ value, label })) } : {}),
      answer,
      ...(asked?.checkedBy ? { checkedBy: asked.checkedBy } : {}),
      sources: [
        { kind: 'she', name: '她说的', answer, day: said.day, by: said.by },
        ...[...newest.values()].map((one) => ({
          kind: one.source,
          name: checkSources[one.source] ?? one.source,
          answer: one.answer === null ? '没查到' : answerInWords(one.answer, asked),
          agrees: own === null || one.answer === null ? 'open' : own === one.answer ? 'same' : 'differs',
          day: one.onDay,
          by: one.by,
          ...(one.word ? { word: one.word } : {}),
        })),
      ],
    };
  });
}

function answerInWords(answer: unknown, fact: Asked): string {
  if (answer === null || answer === undefined) return '不知道';
  if (typeof answer === 'boolean') return answer ? '是' : '不是';
  if (fact?.type === 'yuan') return `${String(answer)}元`;
  return fact?.choices?.find((choice) => choice.value === answer)?.label ?? String(answer);
}
