import type { Label } from '../../contract/common.contract.ts';
import { mayDo } from '../../rules/role-rights.ts';
import type { StaffScope } from '../platform/scope.ts';

/** Where a matter is. What the step says to the person may hold a sum or a reason, so not every role reads that. */
export function stateFor(scope: StaffScope, state: Label): Label {
  return mayDo(scope.role, 'read-progress') ? state : { ...state, text: '' };
}
