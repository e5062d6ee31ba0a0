import type { LookAtComplaint, SeenComplaint } from '../../../contract/grievance.contract.ts';
import { dayOf } from '../../../rules/day.ts';
import type { CodeBook } from '../../places/index.ts';
import { countWrongPair, fenceWrongPairs } from '../../platform/fence-wrong-pairs.ts';
import type { House } from '../../platform/house.ts';
import { newId } from '../../platform/new-id.ts';
import { Problem } from '../../platform/problem.ts';
import type { SystemScope } from '../../platform/scope.ts';
import { findGrievance, findLook, listSteps, type GrievanceRow } from '../grievance.store.ts';
import { keyOf, sayWhoAnswers, viewSteps } from '../told.ts';
import { lookHash } from './look-hash.ts';

/**
 * By number and secret, on whichever phone: whoever told it wrote both down. A wrong pair tells nothing, whichever of the two is wrong; it
 * slows that phone at that number, costs a sum where many were wrong, and never shuts out who knows both.
 */
export async function lookAtComplaint(
  house: House,
  book: CodeBook,
  asked: LookAtComplaint,
  sum: string | undefined,
): Promise<SeenComplaint> {
  const { scope, row } = await getByKey(house, asked, sum);
  return seen(house, book, scope, row);
}

export async function getByKey(
  house: House,
  { number, secret, deviceId }: LookAtComplaint,
  sum: string | undefined,
): Promise<{ scope: SystemScope; row: GrievanceRow }> {
  // Of an earlier release: each try is one of another phone's, as it would be of somebody who invents them.
  const pair = { of: 'complaint', paper: number, secret, deviceId: deviceId ?? newId(house.clock) } as const;
  await fenceWrongPairs(house, pair, sum);
  const found = await findLook(house.db, lookHash(house, number, secret));
  const scope = found && ({ kind: 'system', county: found.county } as const);
  const row = scope && (await findGrievance(house.db, scope, found.complaint));
  if (scope && row) return { scope, row };
  await countWrongPair(house, pair);
  throw new Problem('not-found', { text: '号和口令对不上。再看看记下来的，或打12349。' });
}

export async function seen(house: House, book: CodeBook, scope: SystemScope, row: GrievanceRow): Promise<SeenComplaint> {
  const county = book.findCounty(scope.county)!;
  const steps = viewSteps(house, keyOf(house, scope.county), row, await listSteps(house.db, scope, row.id), 'offices');
  const isLate = row.due_on !== null && row.due_on < dayOf(house.clock.now());
  const state = {
    open: { title: '收到了', text: isLate ? `晚了，还没回。已经报上去催。` : `${sayWhoAnswers(row)}。` },
    taken: { title: '接了，在查', text: isLate ? `晚了，还没回。已经报上去催。` : `${sayWhoAnswers(row)}。` },
    done: { title: '回话了', text: '' },
  }[row.state];
  return {
    state: { kind: row.state, ...state },
    steps,
    mayObject: mayObject(row, steps) ? 'yes' : 'no',
    call: county.supervisionPhone ?? county.hotline,
  };
}

/** Once, and where there is a level above. */
export function mayObject(row: GrievanceRow, steps: readonly { kind: string }[]): boolean {
  return row.state === 'done' && row.desk === 'county' && !steps.some(({ kind }) => kind === 'not-content');
}
