import type { SaidWhy, SayWhy } from '../../../contract/decide.contract.ts';
import { lookReasonsFor, ownWords } from '../../../rules/look-reasons.ts';
import { keepLookReason } from '../../matter/index.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';

/** A ready reason of her role, or her own words; a look begins with it where she has nothing in hand. */
export async function sayWhy(
  house: House,
  scope: StaffScope,
  matter: string,
  { submissionId, kind, words = '' }: SayWhy,
): Promise<SaidWhy> {
  const ready = lookReasonsFor(scope.role).find((one) => one.kind === kind);
  const said = words.trim();
  if (!ready && kind !== ownWords) throw new Problem('field-refused', { field: 'kind', text: '请选一条，或者自己写。' });
  if (!ready && said.length < 2) throw new Problem('field-refused', { field: 'words', text: '请写一句为什么要看，2到100个字。' });
  const { validUntil } = await keepLookReason(house, scope, {
    id: submissionId,
    matter,
    kind,
    words: [ready?.text, said].filter(Boolean).join('；'),
  });
  return { validUntil: validUntil.toISOString() };
}
