import type { NewApplication } from '../../../contract/apply.contract.ts';
import { isPhoneNumber } from '../../../rules/phone-number.ts';
import { toldAtFirst, type DraftTell } from '../../shared/send/draft.ts';
import { words as all } from '../words.ts';

const words = all.tell;

/** Somebody is told, and a number that is to be told is whole. */
export function isTellSaid({ me, liaison, child, childPhone }: DraftTell): boolean {
  return child ? isPhoneNumber(childPhone) : me || liaison;
}

/** What is sent of it; nothing where it is the phone in her hand alone, as without the question. */
export function tellOf(tell: DraftTell): Pick<NewApplication, 'tell'> {
  const { me, liaison, child, childPhone, reads } = tell;
  if (!isTellSaid(tell) || JSON.stringify(tell) === JSON.stringify(toldAtFirst)) return {};
  return { tell: { me, liaison, ...(child ? { childPhone } : {}), ...(reads ? { reads } : {}) } };
}

/** 我这个手机、我的孩子 16900001234 */
export function sayTell({ me, liaison, child, childPhone, reads }: DraftTell): string {
  const ways = [
    ...(me ? [words.me] : []),
    ...(child ? [`${words.child} ${childPhone}`] : []),
    ...(liaison || reads === 'in-person' ? [words.inPerson] : []),
  ];
  return ways.join('、');
}
