import type { Day } from '../day.ts';
import { exactOf } from './exact.ts';
import { CatalogueRefused, type PrecheckData } from './precheck-data.ts';
import { Range, type Num } from './range.ts';

/** Each parameter as it is on a day: the latest entry that has begun and has not ended. A range where none has a value then. */
export function compileParameters(parameters: PrecheckData['parameters'], day: Day): Map<string, Num> {
  const values = new Map<string, { value: Num; since: Day }>();
  for (const { id, value, effectiveFrom, effectiveTo } of parameters) {
    const isInForce = effectiveFrom <= day && (effectiveTo === null || day <= effectiveTo);
    const before = values.get(id);
    if (!before) values.set(id, { value: new Range(0, Infinity), since: '' });
    if (!isInForce || (before && before.since > effectiveFrom)) continue;
    const exact = exactOf(value);
    if (exact === undefined) throw new CatalogueRefused(`the parameter ${id}: ${value} has too many digits`);
    values.set(id, { value: exact, since: effectiveFrom });
  }
  return new Map([...values].map(([id, { value }]) => [id, value]));
}
