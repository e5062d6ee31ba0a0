import type { Reader } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import type { Scope } from '../platform/scope.ts';
import { getContact, getHousehold, getPerson } from './people.store.ts';

/** Unsealed identity. Whoever calls this for a member of staff records the look in the same transaction. */
export async function readPerson(house: House, db: Reader, scope: Scope, id: string): Promise<{ name: string; idNumber: string }> {
  const { vault } = house;
  const key = vault.key(scope.county, 'people');
  const row = await getPerson(db, scope, id);
  const at = (column: string) => ({ column: `person.${column}`, county: scope.county, row: id });
  return {
    name: vault.open(key, at('name_sealed'), row.name_sealed),
    idNumber: vault.open(key, at('id_number_sealed'), row.id_number_sealed),
  };
}

export async function readAddress(house: House, db: Reader, scope: Scope, household: string): Promise<string> {
  const key = house.vault.key(scope.county, 'people');
  const row = await getHousehold(db, scope, household);
  return house.vault.open(key, { column: 'household.address_sealed', county: scope.county, row: household }, row.address_sealed);
}

export async function readContact(house: House, db: Reader, scope: Scope, id: string): Promise<string> {
  const key = house.vault.key(scope.county, 'people');
  const row = await getContact(db, scope, id);
  return house.vault.open(key, { column: 'contact.address_sealed', county: scope.county, row: id }, row.address_sealed);
}
