import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import type { Scope } from '../platform/scope.ts';
import { outsideCounties } from '../platform/vault.ts';
import { writeTogether, type Write } from '../platform/write-together.ts';
import { findAccountByAddress, insertAccount, noteCounty } from './account.store.ts';
import { insertGrant, insertHousehold, insertMembers, insertPersons, rememberContact } from './people.store.ts';

export interface Unknown {
  /** As it was heard; none where nobody asked for it yet. */
  name: string;
  address: string;
  village: string;
  caller: 'self' | 'family' | 'neighbour';
  /** A mobile number under which an officer reached somebody; none where only a landline or nothing is known. */
  phone: string | undefined;
}

/**
 * Somebody whom nobody knows the ID number of yet: a person without one, to be joined later to the registered one. The number is told by SMS
 * what becomes of it, because an officer spoke there; to sign in with it six figures are asked as of everybody. Without a number the
 * account is nobody's: no number has it, so nothing is told and nobody signs in to it.
 */
export async function registerUnknown(
  house: House,
  tx: Tx,
  scope: Scope,
  unknown: Unknown,
): Promise<{ person: string; household: string; account: string }> {
  const { clock, vault } = house;
  const { county } = scope;
  const now = clock.now();
  const key = vault.key(county, 'people');
  const [person, household] = [newId(clock), newId(clock)];
  const at = (column: string) => ({ column: `person.${column}`, county, row: person });
  await insertPersons(tx, [
    {
      county,
      id: person,
      id_hash: null,
      id_hash_next: null,
      name_sealed: vault.seal(key, at('name_sealed'), unknown.name),
      id_number_sealed: vault.seal(key, at('id_number_sealed'), ''),
      born_at: now,
    },
  ]);
  const account = unknown.phone === undefined ? newId(clock) : await openReachedAccount(house, tx, unknown.phone);
  const reached = unknown.phone === undefined ? [] : rememberReached(house, scope, { ...unknown, phone: unknown.phone, person, account });
  await writeTogether(
    tx,
    insertHousehold({
      county,
      id: household,
      village: unknown.village,
      address_sealed: vault.seal(key, { column: 'household.address_sealed', county, row: household }, unknown.address),
      born_at: now,
    }),
    insertMembers([{ county, household, person, relation: 'applicant', since: now, until: null }]),
    ...reached,
  );
  return { person, household, account };
}

async function openReachedAccount(house: House, tx: Tx, phone: string): Promise<string> {
  const { vault, clock } = house;
  const addressHash = vault.hash('phone', phone);
  const id = newId(clock);
  await insertAccount(tx, {
    id,
    kind: 'phone',
    address_hash: addressHash,
    address_hash_next: null,
    address_sealed: vault.seal(
      vault.key(outsideCounties, 'accounts'),
      { column: 'account.address_sealed', county: outsideCounties, row: id },
      phone,
    ),
    born_at: clock.now(),
    verified_by: 'call',
  });
  return (await findAccountByAddress(tx, addressHash))!.id;
}

function rememberReached(
  house: House,
  { county }: Scope,
  { person, account, phone, caller }: { person: string; account: string; phone: string; caller: Unknown['caller'] },
): Write[] {
  const { vault, clock } = house;
  const contact = newId(clock);
  const now = clock.now();
  return [
    noteCounty(account, county),
    insertGrant({ county, id: newId(clock), account, person, kind: caller, scope: 'file-and-follow', since: now, until: null }),
    rememberContact({
      county,
      id: contact,
      person,
      channel: 'sms',
      address_hash: vault.hash('phone', phone),
      address_hash_next: null,
      address_sealed: vault.seal(vault.key(county, 'people'), { column: 'contact.address_sealed', county, row: contact }, phone),
      whose: caller,
      verified_at: now,
      verified_by: 'call',
      stale_at: null,
    }),
  ];
}
