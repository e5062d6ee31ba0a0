import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import type { Scope } from '../platform/scope.ts';
import { writeTogether } from '../platform/write-together.ts';
import {
  getPerson,
  insertGrant,
  listContactsOfPerson,
  listGrantsOfPerson,
  listPersonsByIdHash,
  rememberContact,
  setIdNumber,
  setJoinedInto,
} from './people.store.ts';
import { readContact } from './read-person.ts';

/**
 * The ID number of somebody who had none here. Nobody registered under it: it becomes this person's. Somebody is: what was said for the
 * unknown one is hers from now on, and who may hear of it goes along. Answers the person it is now; the caller moves the matters. `another-number`: it has one
 * already, and not this.
 */
export async function identifyPerson(
  house: House,
  tx: Tx,
  scope: Scope,
  { person, idNumber, name }: { person: string; idNumber: string; name?: string | undefined },
): Promise<string> {
  const { vault } = house;
  const { county } = scope;
  const key = vault.key(county, 'people');
  const idHash = vault.hash('id-number', idNumber);
  const row = await getPerson(tx, scope, person);
  if (row.id_hash) return vault.sameHash(row.id_hash, idHash) ? person : 'another-number';
  const [registered] = await listPersonsByIdHash(tx, scope, [idHash]);
  if (!registered) {
    const at = (column: string) => ({ column: `person.${column}`, county, row: person });
    await setIdNumber(tx, scope, person, {
      id_hash: idHash,
      id_number_sealed: vault.seal(key, at('id_number_sealed'), idNumber),
      ...(name ? { name_sealed: vault.seal(key, at('name_sealed'), name) } : {}),
    });
    return person;
  }
  await setJoinedInto(tx, scope, person, registered.id);
  for (const grant of await listGrantsOfPerson(tx, scope, person))
    await writeTogether(tx, insertGrant({ ...grant, id: newId(house.clock), person: registered.id }));
  for (const contact of await listContactsOfPerson(tx, scope, person)) {
    const id = newId(house.clock);
    const phone = await readContact(house, tx, scope, contact.id);
    const sealed = vault.seal(key, { column: 'contact.address_sealed', county, row: id }, phone);
    await writeTogether(tx, rememberContact({ ...contact, id, person: registered.id, address_sealed: sealed }));
  }
  return registered.id;
}
