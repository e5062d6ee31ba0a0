import { isPhoneNumber } from '../../rules/phone-number.ts';
import type { DraftTell } from './send/draft.ts';
import { words } from './tell-words.ts';

/** What is missing before somebody can be told; '' for nothing. `childBefore`: the child's number that the county has, masked. */
export function whatIsMissing({ me, liaison, child, childPhone }: DraftTell, childBefore = ''): string {
  if (!me && !liaison && !child) return words.wrong;
  const isNumberSaid = !child || isPhoneNumber(childPhone) || (childBefore !== '' && childPhone === '');
  return isNumberSaid ? '' : words.wrongPhone;
}
