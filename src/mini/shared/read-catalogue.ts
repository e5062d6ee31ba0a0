import type { Catalogue, CatalogueList } from '../../contract/learn.contract.ts';

import type { Day } from '../../rules/day.ts';
import { compileCatalogue, type Compiled } from '../../rules/precheck/compile-catalogue.ts';
import { CatalogueRefused, type PrecheckData } from '../../rules/precheck/precheck-data.ts';

let last: { told: object; day: Day; compiled: Compiled | 'unreadable' } | undefined;

/**
 * The county's rules made ready, once for a version and a day: on an old phone reading them costs more than judging by them.
 * A catalogue that the engine cannot read is as good as none, and pages say so.
 */
export function readCatalogue(told: Catalogue | CatalogueList | undefined, day: Day): Compiled | 'unreadable' {
  if (!told) return 'unreadable';
  if (last?.told === told && last.day === day) return last.compiled;
  last = { told, day, compiled: compile(told, day) };
  return last.compiled;
}

function compile(told: Catalogue | CatalogueList, day: Day): Compiled | 'unreadable' {
  try {
    return compileCatalogue(told as PrecheckData, day);
  } catch (error) {
    if (error instanceof CatalogueRefused) return 'unreadable';
    throw error;
  }
}
