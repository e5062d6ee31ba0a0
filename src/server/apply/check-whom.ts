import type { NewApplication } from '../../contract/apply.contract.ts';
import { isInventedPhone } from '../../rules/invented.ts';
import { Problem } from '../platform/problem.ts';

/** Somebody is told; in a demo only numbers that are nobody's get a message. */
export function checkWhom({ tell }: NewApplication, inventedOnly: boolean): void {
  if (!tell) return;
  if (!tell.me && !tell.liaison && tell.childPhone === undefined)
    throw new Problem('field-refused', { field: 'tell.me', text: '有了消息告诉谁？请至少选一样。' });
  if (inventedOnly && tell.childPhone !== undefined && !isInventedPhone(tell.childPhone))
    throw new Problem('not-an-invented-person', { field: 'tell.childPhone' });
}
