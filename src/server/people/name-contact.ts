import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import type { Scope } from '../platform/scope.ts';
import type { Write } from '../platform/write-together.ts';
import { rememberContact } from './people.store.ts';

interface Named {
  person: string;
  phone: string;
  /** What the county has of her already: a number is one contact, whoever names it. */
  known: readonly { id: string; address_hash: Buffer }[];
}

/** A number of a child of hers, as it was said and never verified: what is sent there holds neither name nor sum. */
export function nameContact({ vault, clock }: House, { county }: Scope, { person, phone, known }: Named): { id: string; writes: Write[] } {
  const hash = vault.hash('phone', phone);
  const same = known.find((one) => one.address_hash.equals(hash));
  if (same) return { id: same.id, writes: [] };
  const id = newId(clock);
  const contact = rememberContact({
    county,
    id,
    person,
    channel: 'sms',
    address_hash: hash,
    address_hash_next: null,
    address_sealed: vault.seal(vault.key(county, 'people'), { column: 'contact.address_sealed', county, row: id }, phone),
    whose: 'child',
    verified_at: null,
    verified_by: null,
    stale_at: null,
  });
  return { id, writes: [contact] };
}
