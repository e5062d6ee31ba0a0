import { mayDo } from '../../../rules/role-rights.ts';
import type { Reader } from '../../platform/database.ts';
import { forWhom, type StaffScope } from '../../platform/scope.ts';
import { listHolders } from './hold.store.ts';
import { judgeHold, type Hold } from './judge-hold.ts';

interface Place {
  id: string;
  village: string;
  town: string;
}

/** Who of her role has each of these in hand, in one statement; of a role that holds nothing, that nobody has. */
export async function findHolds(db: Reader, scope: StaffScope, matters: readonly Place[]): Promise<Map<string, Hold>> {
  const holds = mayDo(scope.role, 'hold-matters');
  const holders = holds
    ? await listHolders(
        db,
        scope,
        matters.map(({ id }) => id),
      )
    : [];
  const of = new Map(holders.map((holder) => [holder.matter, holder]));
  return new Map(
    matters.map((one) => [one.id, holds ? judgeHold(scope, one, of.get(one.id)) : { state: 'free', forWhom: forWhom(scope, one) }]),
  );
}
