import type { NewApplication } from '../../../contract/apply.contract.ts';
import { toldAtFirst, type DraftTell } from '../../shared/send/draft.ts';
import { whatIsMissing } from '../../shared/tell.ts';
import { words } from '../../shared/tell-words.ts';

/** What is sent of it; nothing where it is the phone in her hand alone, as without the question. */
export function tellOf(tell: DraftTell): Pick<NewApplication, 'tell'> {
  const { me, liaison, child, childPhone, reads } = tell;
  if (whatIsMissing(tell) || JSON.stringify(tell) === JSON.stringify(toldAtFirst)) return {};
  return { tell: { me, liaison, ...(child ? { childPhone } : {}), ...(reads ? { reads } : {}) } };
}

/** 这个手机、孩子的手机 16900001234 */
export function sayTell({ me, liaison, child, childPhone, reads }: DraftTell): string {
  const ways = [
    ...(me ? [words.me('')] : []),
    ...(child ? [words.child(childPhone)] : []),
    ...(liaison || reads === 'in-person' ? [words.liaison] : []),
  ];
  return ways.join('、');
}
