import { findContact } from '../people/index.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import type { Scope } from '../platform/scope.ts';
import type { DataKey } from '../platform/vault.ts';
import type { Write } from '../platform/write-together.ts';
import { insertDelivery, insertNotice } from './notify.store.ts';

export interface Telling {
  matter: string;
  event: string;
  account: string;
  person: string;
  kind: string;
  words: { title: string; text: string };
  /** Values an SMS template may ask for by name, such as total: 12月22日. */
  values: Record<string, string>;
}

/**
 * The inbox row, and where a template is filed for this kind its delivery, for the caller to write together with what
 * happened; the knock that delivers it is sent in the same transaction. All of it is there or nothing.
 */
export async function prepareTelling(house: House, tx: Tx, scope: Scope, applicationKey: DataKey, telling: Telling): Promise<Write[]> {
  const { clock, vault, settings } = house;
  const { county } = scope;
  const now = clock.now();
  const notice = newId(clock);
  const told = insertNotice({
    county,
    id: notice,
    matter: telling.matter,
    event: telling.event,
    account: telling.account,
    person: telling.person,
    kind: telling.kind,
    sealed: vault.sealJson(applicationKey, { column: 'notice.sealed', county, row: notice }, telling.words),
    at: now,
    read_at: null,
  });
  const template = settings.sms.templates[telling.kind];
  const contact = template && (await findContact(tx, scope, { person: telling.person, account: telling.account, channel: 'sms' }));
  if (!contact) return [told];
  const delivery = newId(clock);
  const params = template.variables.map((name) => telling.values[name] ?? '');
  const sent = insertDelivery({
    county,
    id: delivery,
    notice,
    channel: 'sms',
    contact,
    template: telling.kind,
    sealed: vault.sealJson(applicationKey, { column: 'delivery.sealed', county, row: delivery }, params),
    state: 'waiting',
    due_at: now,
    changed_at: now,
  });
  await house.jobs.send(tx, 'deliver-notice', { county, delivery });
  return [told, sent];
}
