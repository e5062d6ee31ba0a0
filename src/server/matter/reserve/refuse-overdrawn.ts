import type { Day } from '../../../rules/day.ts';
import type { Figure } from '../../../rules/figures.ts';
import { fenInWords } from '../../../rules/money.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { Scope } from '../../platform/scope.ts';
import { readReserve } from './read-reserve.ts';
import { lockReserves } from './reserve.store.ts';

/** Never overdrawn silently: over what is left, or where nobody has set a figure for this year, the county is asked. */
export async function refuseOverdrawn(
  house: House,
  tx: Tx,
  scope: Scope,
  ask: { name: string; town: string; day: Day; figures: readonly Figure[]; amountFen: number },
): Promise<void> {
  await lockReserves(tx, scope);
  const reserve = await readReserve(house, tx, scope, ask);
  if (!reserve) throw new Problem('not-now', { text: '今年的备用金县里还没定。请给县领导打电话。' });
  if (ask.amountFen > reserve.leftFen)
    throw new Problem('not-now', { text: `镇上今年的备用金还剩${fenInWords(Math.max(0, reserve.leftFen))}，不够。请给县领导打电话。` });
}
