import type { Program } from '../../contract/learn.contract.ts';

/** Who takes it in, before it is sent; the receipt says it again in the county's own words. */
export function goesTo(program: Pick<Program, 'receiver' | 'department'>, town: string): string {
  if (program.receiver === 'school') return '学校';
  if (program.receiver === 'hospital') return '医院';
  return program.receiver === 'body' ? program.department : town;
}
