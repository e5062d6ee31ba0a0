import type { LookAtComplaint, SeenComplaint } from '../../../contract/grievance.contract.ts';
import { dayOf } from '../../../rules/day.ts';
import type { CodeBook } from '../../places/index.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { SystemScope } from '../../platform/scope.ts';
import { findGrievance, findLook, listSteps, type GrievanceRow } from '../grievance.store.ts';
import { keyOf, sayWhoAnswers, viewSteps } from '../told.ts';
import { lookHash } from './look-hash.ts';

const anHour = 3600;
const wrongTries = 20;

/** By number and secret. A wrong pair tells nothing, and whoever tries one number too often waits; the right pair is always answered. */
export async function lookAtComplaint(house: House, book: CodeBook, asked: LookAtComplaint): Promise<SeenComplaint> {
  const { scope, row } = await getByKey(house, asked);
  return seen(house, book, scope, row);
}

export async function getByKey(house: House, { number, secret }: LookAtComplaint): Promise<{ scope: SystemScope; row: GrievanceRow }> {
  const found = await findLook(house.db, lookHash(house, number, secret));
  const scope = found && ({ kind: 'system', county: found.county } as const);
  const row = scope && (await findGrievance(house.db, scope, found.complaint));
  if (scope && row) return { scope, row };
  const tried = house.vault.hash('complaint-tried', number).toString('base64url');
  if ((await house.limits.count(`complaint-tried|${tried}`, anHour)) > wrongTries)
    throw new Problem('too-many-tries', { text: '号对不上。过一会儿再查，着急打12349。', retryAfterSeconds: anHour });
  throw new Problem('not-found', { text: '号对不上。请看看是不是这个手机交的。' });
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
