import { isPractice } from '../../rules/practice-id.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import type { Scope } from '../platform/scope.ts';
import type { DataKey } from '../platform/vault.ts';
import type { Write } from '../platform/write-together.ts';
import { insertNotice } from './notify.store.ts';
import { prepareDelivery } from './prepare-delivery.ts';

const kind = 'in-your-name';

interface Warning {
  matter: string;
  event: string;
  person: string;
  /** A number of hers that was verified before anybody asked in her name. */
  contact: string;
  /** Values of the SMS: who 您家里人, day 11月24日. */
  values: Record<string, string>;
  words: { title: string; text: string };
  from: Date;
}

/** Somebody asked in her name: told by SMS to her own number, and in nobody's inbox. For the caller to write with the application. */
export async function prepareWarning(house: House, tx: Tx, scope: Scope, applicationKey: DataKey, warning: Warning): Promise<Write[]> {
  const template = house.settings.sms.templates[kind];
  if (!template?.variables.every((name) => warning.values[name] !== undefined) || isPractice(scope.county)) return [];
  const { vault, clock } = house;
  const notice = newId(clock);
  const told = insertNotice({
    county: scope.county,
    id: notice,
    matter: warning.matter,
    event: warning.event,
    account: null,
    person: warning.person,
    kind,
    sealed: vault.sealJson(applicationKey, { column: 'notice.sealed', county: scope.county, row: notice }, warning.words),
    at: clock.now(),
    read_at: null,
  });
  const content = template.variables.map((name) => warning.values[name]!);
  const to = { notice, contact: warning.contact };
  return [told, await prepareDelivery(house, tx, scope, applicationKey, { to, channel: 'sms', template: kind, content, from: warning.from })];
}
