import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import type { CitizenScope } from '../platform/scope.ts';
import { writeTogether, type Write } from '../platform/write-together.ts';
import { openAccountPhone } from './open-account-phone.ts';
import {
  findAccount,
  findPersonByIdHash,
  insertGrant,
  insertHousehold,
  insertMember,
  insertPerson,
  rememberContact,
} from './people.store.ts';

interface Applicant {
  name: string;
  /** Read and upper-cased already. */
  idNumber: string;
  filledBy: 'self' | 'family' | 'neighbour' | 'liaison';
  address: string;
  village: string;
}

/**
 * Who is applied for, in what household, and who holds the phone: person, household with its first member, the grant of
 * the account, and the account's number as a contact of this person (whose it is stands beside it).
 */
export async function registerApplicant(
  house: House,
  tx: Tx,
  scope: CitizenScope,
  applicant: Applicant,
): Promise<{ person: string; household: string }> {
  const { clock, vault } = house;
  const { county, account } = scope;
  const key = vault.key(county, 'people');
  const person = await registerPerson(house, tx, scope, applicant);
  const household = newId(clock);
  const now = clock.now();
  await writeTogether(
    tx,
    insertHousehold({
      county,
      id: household,
      village: applicant.village,
      address_sealed: vault.seal(key, { column: 'household.address_sealed', county, row: household }, applicant.address),
      born_at: now,
    }),
    insertMember({ county, household, person, relation: 'applicant', since: now, until: null }),
    insertGrant({
      county,
      id: newId(clock),
      account,
      person,
      kind: applicant.filledBy,
      scope: 'file-and-follow',
      since: now,
      until: null,
    }),
    await rememberAccountPhone(house, tx, scope, { person, whose: applicant.filledBy }),
  );
  return { person, household };
}

async function registerPerson(house: House, tx: Tx, { county, ...scope }: CitizenScope, { name, idNumber }: Applicant): Promise<string> {
  const { vault, clock } = house;
  const idHash = vault.hash('id-number', idNumber);
  const id = newId(clock);
  const key = vault.key(county, 'people');
  const at = (column: string) => ({ column: `person.${column}`, county, row: id });
  const inserted = await insertPerson(tx, {
    county,
    id,
    id_hash: idHash,
    id_hash_next: null,
    name_sealed: vault.seal(key, at('name_sealed'), name),
    id_number_sealed: vault.seal(key, at('id_number_sealed'), idNumber),
    born_at: clock.now(),
  });
  return inserted ? id : (await findPersonByIdHash(tx, { county, ...scope }, idHash))!.id;
}

async function rememberAccountPhone(
  house: House,
  tx: Tx,
  scope: CitizenScope,
  { person, whose }: { person: string; whose: string },
): Promise<Write> {
  const { vault, clock } = house;
  const account = (await findAccount(tx, scope.account))!;
  const phone = openAccountPhone(house, account);
  const id = newId(clock);
  const people = vault.key(scope.county, 'people');
  return rememberContact({
    county: scope.county,
    id,
    person,
    channel: 'sms',
    address_hash: account.address_hash,
    address_hash_next: null,
    address_sealed: vault.seal(people, { column: 'contact.address_sealed', county: scope.county, row: id }, phone),
    whose,
    verified_at: clock.now(),
    verified_by: account.verified_by,
    stale_at: null,
  });
}
