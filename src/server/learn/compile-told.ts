import type { Catalogue } from '../../contract/learn.contract.ts';
import type { Day } from '../../rules/day.ts';
import { compileCatalogue, type Compiled } from '../../rules/precheck/compile-catalogue.ts';
import type { PrecheckData } from '../../rules/precheck/precheck-data.ts';

const compiled = new WeakMap<Catalogue, { day: Day; is: Compiled }>();

/** The rules of a version with the figures of a day, made once: the shelf gives the same version out again and again. */
export function compileTold(catalogue: Catalogue, day: Day): Compiled {
  const known = compiled.get(catalogue);
  if (known?.day === day) return known.is;
  const is = compileCatalogue(catalogue as PrecheckData, day);
  compiled.set(catalogue, { day, is });
  return is;
}
