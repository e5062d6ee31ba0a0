import type { Day } from '../day.ts';
import { askOf } from './ask-of.ts';
import { figureInWords } from './figure-in-words.ts';
import { parameterOn } from './parameter-on.ts';

interface Id {
  id: string;
}
interface Listed extends Id {
  conditions: readonly (Id & { text: string; illustrative: boolean })[];
  benefit: object;
}
interface Text extends Id {
  conditions: readonly Id[];
  benefit: object;
  figures: readonly Figure[];
}
interface Figure {
  label: string;
  text: string;
  parameter?: string;
  since?: Day;
  source: { kind: string; ref: string };
}
interface Dated extends Id {
  value: number;
  unit: string;
  effectiveFrom: Day;
  effectiveTo: Day | null;
}
interface Named extends Id {
  effectiveFrom: Day;
  name: string;
  source: { kind: string; ref: string };
}

/**
 * The two documents of a version put together again, on this day: a phone that has had no network since changes over to a new
 * standard by itself. Nothing where they are of two versions.
 */
export function mergeTold<
  List extends { version: number; parameters: Dated[]; programs: Listed[]; facts: (Id & { questionOf: string })[] },
  Texts extends { version: number; parameters: Named[]; programs: Text[]; facts: Id[]; consents: unknown; consentsOfRelatives?: unknown },
>(list: List, texts: Texts, day: Day) {
  if (list.version !== texts.version) return undefined;
  const parameters = join(list.parameters, texts.parameters, ({ id, effectiveFrom }) => `${id} ${effectiveFrom}`).map(both);
  const programs = join(list.programs, texts.programs, ({ id }) => id).map(([listed, text]) => ({
    ...text,
    ...listed,
    who: listed.conditions.map((condition) => ({ text: condition.text, demo: condition.illustrative })),
    conditions: join(listed.conditions, text.conditions, ({ id }) => id).map(both) as (List['programs'][number]['conditions'][number] &
      Texts['programs'][number]['conditions'][number])[],
    benefit: { ...text.benefit, ...listed.benefit } as List['programs'][number]['benefit'] & Texts['programs'][number]['benefit'],
    figures: text.figures.map((figure) => figureOn(figure, parameters, day)),
  }));
  return {
    ...list,
    consents: texts.consents as Texts['consents'],
    ...(texts.consentsOfRelatives ? { consentsOfRelatives: texts.consentsOfRelatives as NonNullable<Texts['consentsOfRelatives']> } : {}),
    parameters: parameters as (List['parameters'][number] & Texts['parameters'][number])[],
    programs: programs as (Omit<List['programs'][number] & Texts['programs'][number], 'conditions' | 'benefit'> &
      Pick<(typeof programs)[number], 'who' | 'conditions' | 'benefit'>)[],
    facts: join(list.facts, texts.facts, ({ id }) => id).map(([fact, why]) => ({
      ...why,
      ...fact,
      question: askOf(fact.questionOf),
    })) as (List['facts'][number] & Texts['facts'][number] & { question: string })[],
  };
}

function join<A, B>(ones: readonly A[], others: readonly B[], keyOf: (row: A | B) => string): [A, B][] {
  const found = new Map(others.map((other) => [keyOf(other), other]));
  return ones.flatMap((one): [A, B][] => {
    const other = found.get(keyOf(one));
    return other === undefined ? [] : [[one, other]];
  });
}

const both = <A, B>([one, other]: [A, B]): A & B => ({ ...other, ...one });

/** As it is on that day; one whose figure has ended keeps what it said last. */
function figureOn(figure: Figure, parameters: readonly (Dated & Named)[], day: Day): Figure {
  const said = figure.parameter === undefined ? undefined : parameterOn(parameters, figure.parameter, day);
  return said ? { ...figure, text: figureInWords(said.value, said.unit), since: said.effectiveFrom, source: said.source } : figure;
}
