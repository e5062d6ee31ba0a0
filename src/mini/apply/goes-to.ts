import type { Program } from '../../contract/learn.contract.ts';
import type { Draft } from '../shared/send/draft.ts';
import { goesByHukou, townOfHukou } from './who/hukou.ts';

/** Who takes it in, before it is sent; the receipt says it again in the county's own words. `town`: where she is. */
export function goesTo(program: Pick<Program, 'receiver' | 'department'>, draft: Draft, town: string): string {
  if (program.receiver === 'school') return '学校';
  if (program.receiver === 'hospital') return '医院';
  if (program.receiver === 'body') return program.department;
  return (goesByHukou(program) ? townOfHukou(draft) : undefined) ?? town;
}
