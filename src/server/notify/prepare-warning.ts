import { isPractice } from '../../rules/practice-id.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import type { Scope } from '../platform/scope.ts';
import type { DataKey } from '../platform/vault.ts';
import type { Write } from '../platform/write-together.ts';
import { prepareErrand, type NewErrand } from './in-person/prepare-errand.ts';
import { insertNotice } from './notify.store.ts';
import { prepareSms } from './sms/prepare-sms.ts';

interface Warning extends Pick<NewErrand, 'place' | 'withWhom' | 'person'> {
  kind: 'in-your-name' | 'withdrawn-in-your-name';
  matter: string;
  event: string;
  /** A number of hers that was verified before anybody spoke in her name; nothing where none is known: then a person tells her. */
  contact: string | undefined;
  /** Values of the SMS: who 您家里人, day 11月24日. */
  values: Record<string, string>;
  words: { title: string; text: string };
  from: Date;
}

/**
 * Somebody asked, or took it back, in her name: told by SMS to her own number, else to her face, and in nobody's inbox. For the caller to
 * write with what happened.
 */
export async function prepareWarning(house: House, tx: Tx, scope: Scope, applicationKey: DataKey, warning: Warning): Promise<Write[]> {
  const { kind, person, contact, values, from } = warning;
  const { vault, clock } = house;
  if (isPractice(scope.county)) return [];
  const notice = newId(clock);
  const sent = contact
    ? prepareSms(house, scope, applicationKey, { notice, kind, values, from }, { contact })
    : await prepareErrand(house, tx, scope, applicationKey, { ...warning, notice, why: 'no-number' });
  if (sent.length === 0) return [];
  const told = insertNotice({
    county: scope.county,
    id: notice,
    matter: warning.matter,
    event: warning.event,
    account: null,
    person,
    kind,
    sealed: vault.sealJson(applicationKey, { column: 'notice.sealed', county: scope.county, row: notice }, warning.words),
    at: clock.now(),
    read_at: null,
  });
  return [told, ...sent];
}
