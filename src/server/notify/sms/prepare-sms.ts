import { findContact } from '../../people/index.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import { newId } from '../../platform/new-id.ts';
import type { Scope } from '../../platform/scope.ts';
import type { DataKey } from '../../platform/vault.ts';
import type { Write } from '../../platform/write-together.ts';
import { insertDelivery } from '../notify.store.ts';

export interface SmsTelling {
  notice: string;
  account: string;
  person: string;
  kind: string;
  /** Values an SMS template may ask for by name, such as total: 12月22日. */
  values: Record<string, string>;
}

/** A delivery by SMS with its knock, if a template is filed for this kind and the person has a number; for the caller to write. */
export async function prepareSms(house: House, tx: Tx, scope: Scope, applicationKey: DataKey, telling: SmsTelling): Promise<Write[]> {
  const { clock, vault, settings } = house;
  const { county } = scope;
  const template = settings.sms.templates[telling.kind];
  const contact = template && (await findContact(tx, scope, { person: telling.person, account: telling.account, channel: 'sms' }));
  if (!contact) return [];
  const now = clock.now();
  const delivery = newId(clock);
  const params = template.variables.map((name) => telling.values[name] ?? '');
  await house.jobs.send(tx, 'deliver-notice', { county, delivery });
  return [
    insertDelivery({
      county,
      id: delivery,
      notice: telling.notice,
      channel: 'sms',
      contact,
      template: telling.kind,
      sealed: vault.sealJson(applicationKey, { column: 'delivery.sealed', county, row: delivery }, params),
      state: 'waiting',
      due_at: now,
      changed_at: now,
    }),
  ];
}
