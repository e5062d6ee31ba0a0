import type { ActOnReferral } from '../../../contract/refer.contract.ts';
import { fenInWords } from '../../../rules/money.ts';
import type { ReferralAct, ReferralState } from '../../../rules/referral.ts';
import type { CountedDay } from '../../../rules/working-day.ts';
import { asSentence, dueInWords } from '../../matter/index.ts';
import type { CodeBook } from '../../places/index.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { nameBody, nameWindow } from '../name-office.ts';
import type { NewStep } from './record-step.ts';

interface Acted {
  act: ReferralAct;
  to: ReferralState;
  given: ActOnReferral;
  /** The body that spoke, or `window`. */
  by: string;
  due: CountedDay | undefined;
  /** Why it was referred at all. */
  reason: string;
  parties: readonly string[];
  town: string;
  /** Whose it was before. */
  body: string;
}

/** What she reads of an act. An opinion is between the bodies; what it comes to is told. */
export function tellHer(book: CodeBook, scope: StaffScope, acted: Acted): NewStep['told'] {
  const { act, to, given, by, due, body } = acted;
  const name = (id: string) => nameBody(book, scope, id) ?? '那个单位';
  const text = given.text ? asSentence(given.text) : '';
  const day = due && dueInWords(due);
  const window = nameWindow(book, scope, acted);
  switch (act) {
    case 'take':
      return { kind: 'referral-taken', values: { body: name(by), due: day }, who: name(by) };
    case 'ask':
      return { kind: 'referral-question', values: { body: name(by), text }, who: name(by) };
    case 'not-ours': {
      if (to === 'returned') return { kind: 'referral-bounced', values: { body: name(by) }, who: name(by) };
      const bodies = acted.parties.map(name).join('、');
      return { kind: 'referral-consulting', values: { body: name(by), bodies, due: day }, who: window };
    }
    case 'finish': {
      const sum = given.amountFen ? `给${fenInWords(given.amountFen)}。` : '';
      return { kind: 'referral-done', values: { body: name(by), text: `${sum}${text}` }, who: name(by) };
    }
    case 'answer':
      return { kind: 'referral-answered', values: { body: name(body), text, due: day }, who: window };
    case 'send-on':
      return {
        kind: 'referral-sent',
        values: { body: name(given.body!), reason: asSentence(given.text ?? acted.reason), consent: sayConsent(given.consent), due: day },
        who: window,
      };
    case 'conclude':
      return {
        kind: 'referral-concluded',
        values: { body: name(given.body!), text, consent: sayConsent(given.consent), due: day },
        who: window,
      };
    case 'end':
      return { kind: 'referral-ended', values: { body: name(body), text }, who: window };
    case 'opinion':
      return undefined;
  }
}

/** Nothing where the body shares by law and nobody had to ask her. */
export function sayConsent(consent: string | undefined): string {
  return consent ? `您同意过：${asSentence(consent)}` : '';
}
