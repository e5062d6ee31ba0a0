import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import type { CitizenScope } from '../platform/scope.ts';
import type { Write } from '../platform/write-together.ts';
import { judgeContacts, type KnownNumbers } from './judge-contacts.ts';
import { openAccountPhone } from './open-account-phone.ts';
import { type findAccount } from './account.store.ts';
import {
  insertGrant,
  insertHousehold,
  insertMembers,
  insertPersons,
  listPersonsByIdHash,
  listNumbersOf,
  rememberContact,
} from './people.store.ts';

/** Somebody whose ID number was given; read and upper-cased already. */
interface Named {
  id: string;
  name: string;
  idNumber: string;
}

interface Applying {
  /** Whom it is for first, then whoever lives with her. */
  people: readonly [Named, ...Named[]];
  filledBy: 'self' | 'family' | 'neighbour' | 'liaison';
  /** Of the account that asks. */
  number: NonNullable<Awaited<ReturnType<typeof findAccount>>>;
  address: string;
  village: string;
}

export interface Registered extends KnownNumbers {
  household: string;
  /** By the application's own ids: m1 is whom it is for. */
  persons: ReadonlyMap<string, string>;
  /** Nothing is known of her from before. */
  fresh: boolean;
  /** The number of the account as a contact of hers; nothing where its owner wants no messages. */
  contact: string | undefined;
  /** Her numbers from before. */
  numbers: readonly { id: string; address_hash: Buffer }[];
  writes: Write[];
}

/**
 * Who is applied for, with whom she lives, and who holds the phone: the persons at once, and for the caller to write the household with its
 * members, the grant of the account, and its number as a contact of hers (whose it is stands beside it). The same few statements however
 * many live there.
 */
export async function registerHousehold(house: House, tx: Tx, scope: CitizenScope, applying: Applying): Promise<Registered> {
  const { clock, vault } = house;
  const { county, account } = scope;
  const { number } = applying;
  const { persons, known } = await registerPersons(house, tx, scope, applying.people);
  const person = persons.get(applying.people[0].id)!;
  const fresh = !known.has(person);
  const numbers = fresh ? [] : await listNumbersOf(tx, scope, person);
  const household = newId(clock);
  const contact = newId(clock);
  const same = numbers.find((one) => one.address_hash.equals(number.address_hash));
  const now = clock.now();
  const key = vault.key(county, 'people');
  const writes = [
    insertHousehold({
      county,
      id: household,
      village: applying.village,
      address_sealed: vault.seal(key, { column: 'household.address_sealed', county, row: household }, applying.address),
      born_at: now,
    }),
    insertMembers(
      [...new Set(persons.values())].map((one) => ({
        county,
        household,
        person: one,
        relation: one === person ? 'applicant' : 'member',
        since: now,
        until: null,
      })),
    ),
    insertGrant({
      county,
      id: newId(clock),
      account,
      person,
      kind: applying.filledBy,
      scope: 'file-and-follow',
      since: now,
      until: null,
    }),
    rememberContact({
      county,
      id: contact,
      person,
      channel: 'sms',
      address_hash: number.address_hash,
      address_hash_next: null,
      address_sealed: vault.seal(key, { column: 'contact.address_sealed', county, row: contact }, openAccountPhone(house, number)),
      whose: applying.filledBy,
      verified_at: now,
      verified_by: number.verified_by,
      stale_at: null,
    }),
  ];
  const verified = numbers.filter(({ verified_at: at, stale_at: stale }) => at !== null && stale === null);
  return {
    household,
    persons,
    fresh,
    contact: same ? (same.opted_out_at ? undefined : same.id) : contact,
    numbers,
    writes,
    ...judgeContacts(verified, { number: number.address_hash, filledBy: applying.filledBy }),
  };
}

/** Each by her ID number; `known` are those of whom the county knew before. */
async function registerPersons(
  house: House,
  tx: Tx,
  scope: CitizenScope,
  people: readonly Named[],
): Promise<{ persons: Map<string, string>; known: Set<string> }> {
  const { vault, clock } = house;
  const { county } = scope;
  const key = vault.key(county, 'people');
  const rows = people.map(({ name, idNumber }) => {
    const id = newId(clock);
    const at = (column: string) => ({ column: `person.${column}`, county, row: id });
    return {
      county,
      id,
      id_hash: vault.hash('id-number', idNumber),
      id_hash_next: null,
      name_sealed: vault.seal(key, at('name_sealed'), name),
      id_number_sealed: vault.seal(key, at('id_number_sealed'), idNumber),
      born_at: clock.now(),
    };
  });
  const inserted = await insertPersons(tx, rows);
  const others = rows.filter(({ id }) => !inserted.has(id));
  const found =
    others.length === 0
      ? []
      : await listPersonsByIdHash(
          tx,
          scope,
          others.map((one) => one.id_hash),
        );
  const idOf = ({ id, id_hash: hash }: (typeof rows)[number]) =>
    inserted.has(id) ? id : found.find((one) => [one.id_hash, one.id_hash_next].some((known) => known !== null && hash!.equals(known)))!.id;
  return { persons: new Map(people.map(({ id }, at) => [id, idOf(rows[at]!)])), known: new Set(found.map(({ id }) => id)) };
}
