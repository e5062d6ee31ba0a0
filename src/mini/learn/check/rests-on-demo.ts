import type { CatalogueList } from '../../../contract/learn.contract.ts';
import type { Day } from '../../../rules/day.ts';

type Told = Pick<CatalogueList, 'parameters' | 'derived'>;

/** Whether a sum is reckoned with a figure that nobody has published, be it by way of other sums. */
export function restsOnDemo(told: Told, rule: unknown, day: Day): boolean {
  const seen = new Set<string>();
  const rests = (part: unknown): boolean => {
    if (Array.isArray(part)) return part.some(rests);
    if (typeof part !== 'object' || part === null) return false;
    return Object.entries(part).some(([operator, given]) =>
      operator === 'var' && typeof given === 'string' ? isDemo(given) : rests(given),
    );
  };
  const isDemo = (id: string): boolean => {
    if (seen.has(id)) return false;
    seen.add(id);
    const parameter = told.parameters.find(
      (one) => one.id === id && one.effectiveFrom <= day && (one.effectiveTo === null || day <= one.effectiveTo),
    );
    return parameter?.illustrative === true || rests(told.derived.find((one) => one.id === id)?.rule);
  };
  return rests(rule);
}
