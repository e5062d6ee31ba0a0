import type { CodeBook, Village } from '../../places/index.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { isHers } from './is-hers.ts';

/** A village of her places, also one that is none any more; what is not hers is answered like what is not there. */
export function getVillageOfHers(book: CodeBook, scope: StaffScope, id: string): Village {
  const village = book.findVillage(id);
  if (!village || !isHers(scope, village)) throw new Problem('not-found');
  return village;
}
