import { noticeKinds, type NoticeKindName } from '../../rules/notice/notice-kinds.ts';
import { nextHourOf } from '../../rules/daytime.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import type { Scope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';
import type { DataKey } from '../platform/vault.ts';
import type { Write } from '../platform/write-together.ts';
import { insertDelivery, numberOf } from './notify.store.ts';

/** A notice to an address (a contact, or a joined WeChat), or a request for consent to the number it holds. */
type Addressed =
  | {
      notice: string;
      contact: string;
      /** The hash of a number whose contact is written together with this. */
      number?: Buffer | undefined;
    }
  | { consentRequest: string };

interface Outgoing {
  to: Addressed;
  channel: Exclude<Tables['delivery']['channel'], 'practice'>;
  template: NoticeKindName;
  /** What the channel needs to send it; sealed under `key`. */
  content: unknown;
  /** The earliest moment at which it goes out. */
  from: Date;
}

/** A delivery, for the caller to write. The row is all: its lane's worker finds what is due. */
export function prepareDelivery(house: House, scope: Scope, key: DataKey, outgoing: Outgoing): Write {
  const { clock, vault } = house;
  const { county } = scope;
  const { content, from, to, ...told } = outgoing;
  const now = clock.now();
  const { lane } = noticeKinds[told.template];
  const delivery = newId(clock);
  return insertDelivery({
    county,
    id: delivery,
    ...told,
    lane: lane === 'sign-in' ? 'emergency' : lane,
    address_hash: 'notice' in to && told.channel === 'sms' ? (to.number ?? numberOf(scope, to.contact)) : null,
    ...('notice' in to ? { notice: to.notice, contact: to.contact } : { notice: null, contact: null, consent_request: to.consentRequest }),
    sealed: vault.sealJson(key, { column: 'delivery.sealed', county, row: delivery }, content),
    state: 'waiting',
    due_at: nextHourOf(lane, from),
    changed_at: now,
  });
}
