import type { NewApplication } from '../../contract/apply.contract.ts';
import { isInventedPhone } from '../../rules/invented.ts';
import { Problem } from '../platform/problem.ts';

/** Each once; in a demo only numbers that are nobody's get a message. */
export function checkRelatives({ relatives = [] }: NewApplication, inventedOnly: boolean): void {
  const ids = new Set<string>();
  for (const { id, phone } of relatives) {
    if (ids.has(id)) throw new Problem('field-refused', { field: `relatives.${id}`, text: '亲人的顺序乱了。请退回去看一眼，再交。' });
    ids.add(id);
    if (inventedOnly && phone !== undefined && !isInventedPhone(phone))
      throw new Problem('not-an-invented-person', { field: `relatives.${id}.phone` });
  }
}
