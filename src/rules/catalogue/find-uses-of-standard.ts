import type { CatalogueData, ProgramData, Rule } from './shape.ts';

export interface UseOfStandard {
  id: string;
  name: string;
  /** says: its page shows the figure · judges: its rules count with it · writes: the figure stands in a text, which does not change by itself */
  ways: ('says' | 'judges' | 'writes')[];
}

/** Which programs hang on a figure, by page, by rule or by a text that spells it out. */
export function findUsesOfStandard(data: CatalogueData, parameter: string, value: number): UseOfStandard[] {
  const derived = new Map(data.derived.map(({ id, rule }) => [id, rule]));
  const reaches = (rule: Rule, seen: ReadonlySet<string> = new Set()): boolean =>
    varsOf(rule).some((id) => id === parameter || (!seen.has(id) && derived.has(id) && reaches(derived.get(id)!, new Set([...seen, id]))));
  return data.programs.flatMap((program) => {
    const { benefit, conditions } = program;
    const rules = [...conditions.map(({ rule }) => rule), ...(benefit.compute === null ? [] : [benefit.compute])];
    const ways = [
      ...(benefit.figures.some((figure) => figure.parameter === parameter) ? ['says' as const] : []),
      ...(rules.some((rule) => reaches(rule)) ? ['judges' as const] : []),
      ...(textsOf(program).some((text) => writes(text, value)) ? ['writes' as const] : []),
    ];
    return ways.length > 0 ? [{ id: program.id, name: program.name, ways }] : [];
  });
}

function varsOf(rule: Rule): string[] {
  if (typeof rule !== 'object') return [];
  if (Array.isArray(rule)) return (rule as readonly Rule[]).flatMap((one) => varsOf(one));
  return Object.entries(rule as Readonly<Record<string, Rule | readonly Rule[]>>).flatMap(([operator, inside]) => {
    if (operator !== 'var') return varsOf(inside as Rule);
    const name = Array.isArray(inside) ? (inside[0] as Rule) : inside;
    return typeof name === 'string' ? [name] : [];
  });
}

function textsOf({ summary, benefit, conditions, note }: ProgramData): string[] {
  return [summary, benefit.text, benefit.how, note, ...conditions.flatMap(({ text, failText }) => [text, failText])];
}

/** As a number of its own: 850 stands in 850元, not in 1850元. Small ones stand everywhere. */
function writes(text: string, value: number): boolean {
  return value >= 100 && new RegExp(`(^|[^\\d.])${value}([^\\d.]|$)`).test(text);
}
