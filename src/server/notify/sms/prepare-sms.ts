import type { NoticeKindName } from '../../../rules/notice/notice-kinds.ts';
import { isPractice } from '../../../rules/practice-id.ts';
import type { House } from '../../platform/house.ts';
import type { Scope } from '../../platform/scope.ts';
import type { DataKey } from '../../platform/vault.ts';
import type { Write } from '../../platform/write-together.ts';
import { keepMessage } from '../practice/keep-message.ts';
import { prepareDelivery } from '../prepare-delivery.ts';
import { wordSms } from './word-sms.ts';

export interface SmsTelling {
  notice: string;
  /** None: told without an account, at a number of hers. */
  account: string | null;
  person: string;
  kind: NoticeKindName;
  /** Values an SMS template may ask for by name, such as total: 12月22日. */
  values: Record<string, string>;
  /** The earliest moment at which it goes out. */
  from: Date;
}

/** Where it goes. `number`: its hash, where the contact is written together with this. */
export interface SmsAddress {
  contact: string;
  number?: Buffer | undefined;
}

/**
 * A delivery by SMS, if a template is filed for this kind or for what stands in for it where a value is missing; for the
 * caller to write. In a practice ground it is kept instead of sent.
 */
export function prepareSms(
  house: House,
  scope: Scope,
  applicationKey: DataKey,
  telling: Pick<SmsTelling, 'notice' | 'kind' | 'values' | 'from'>,
  { contact, number }: SmsAddress,
): Write[] {
  const { sms } = house.settings;
  const wording = wordSms(sms, telling.kind, telling.values);
  if (!wording) return [];
  const { notice, from } = telling;
  const { kind, params: content } = wording;
  if (isPractice(scope.county)) {
    const message = { notice, contact, kind, template: sms.templates[kind]!, params: content };
    return [keepMessage(house, scope, applicationKey, message)];
  }
  return [
    prepareDelivery(house, scope, applicationKey, {
      to: { notice, contact, number },
      channel: 'sms',
      template: kind,
      content,
      from,
    }),
  ];
}
