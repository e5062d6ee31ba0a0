import type { House } from '../../platform/house.ts';
import { newId } from '../../platform/new-id.ts';
import type { Scope } from '../../platform/scope.ts';
import type { SmsTemplate } from '../../platform/settings.ts';
import type { DataKey } from '../../platform/vault.ts';
import type { Write } from '../../platform/write-together.ts';
import { insertDelivery } from '../notify.store.ts';

/** What her phone would have said, sealed. */
export interface KeptMessage {
  text: string;
}

interface Outgoing {
  notice: string;
  contact: string;
  /** The notice's kind. */
  kind: string;
  template: SmsTemplate;
  params: readonly string[];
}

/**
 * The SMS of a practice ground, in full, for the page of rehearsals. It is settled when it is written: no knock, no attempt, nothing that
 * a worker could find due, so no vendor ever hears of it.
 */
export function keepMessage(house: House, { county }: Scope, applicationKey: DataKey, outgoing: Outgoing): Write {
  const { clock, vault, settings } = house;
  const id = newId(clock);
  const said = outgoing.template.text.replaceAll(/\{(\d+)\}/g, (_brace, at: string) => outgoing.params[Number(at) - 1] ?? '');
  const message: KeptMessage = { text: `【${settings.sms.sign}】${said}` };
  return insertDelivery({
    county,
    id,
    notice: outgoing.notice,
    channel: 'practice',
    contact: outgoing.contact,
    template: outgoing.kind,
    sealed: vault.sealJson(applicationKey, { column: 'delivery.sealed', county, row: id }, message),
    state: 'delivered',
    due_at: clock.now(),
    changed_at: clock.now(),
  });
}
