import type { Procedure } from '../../../rules/procedure.ts';
import type { MatterRow } from '../../matter/index.ts';
import type { Reader } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import type { CitizenScope } from '../../platform/scope.ts';
import { findRatingDigest } from '../grievance.store.ts';

/** Once it is decided or over, given up too; what was joined into another is rated there. */
export async function ratingStateOf(
  { vault }: House,
  db: Reader,
  scope: CitizenScope,
  row: MatterRow,
  procedure: Procedure,
): Promise<'open' | 'given' | undefined> {
  const isOver = (row.closed_at !== null || procedure.steps[row.step]?.decided === true) && !row.joined_into;
  if (!isOver) return undefined;
  return (await findRatingDigest(db, scope, vault.hash('rating', row.id))) ? 'given' : 'open';
}
