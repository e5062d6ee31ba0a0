import type { ResultReport } from '../../contract/exchange.contract.ts';
import type { CatalogueShelf } from '../learn/index.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { StaffScope } from '../platform/scope.ts';
import { judgeResults, reportOf } from './judge-results.ts';

/** What would be noted, line by line, before anything is. */
export async function tryResults(house: House, shelf: CatalogueShelf, scope: StaffScope, bytes: unknown): Promise<ResultReport> {
  if (!Buffer.isBuffer(bytes)) throw new Problem('file-unreadable');
  return reportOf(await judgeResults(house, shelf, scope, bytes));
}
