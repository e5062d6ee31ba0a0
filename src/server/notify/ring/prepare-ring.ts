import { isPhoneNumber } from '../../../rules/phone-number.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import { newId } from '../../platform/new-id.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Tables } from '../../platform/tables.ts';
import { insertRing } from './ring.store.ts';

export interface RingOrder {
  about: string;
  place: string;
  why: Tables['ring']['why'];
  template: string;
  params: string[];
  /** Of the desk; a landline takes no SMS, and none is none: then it is written down that nobody was rung. */
  phone: string | undefined;
}

/** Rings a desk of our own by SMS: the row and the knock that sends it, together. False where the desk has no number for one. */
export async function prepareRing(house: House, tx: Tx, { county }: Scope, order: RingOrder): Promise<boolean> {
  const { clock, vault, jobs } = house;
  const { phone, ...told } = order;
  const takesSms = phone !== undefined && isPhoneNumber(phone);
  const id = newId(clock);
  const now = clock.now();
  await insertRing(tx, {
    county,
    id,
    ...told,
    phone_sealed: takesSms ? vault.seal(vault.key(county, 'staff'), ringPhoneAt(county, id), phone) : null,
    state: takesSms ? 'waiting' : 'no-number',
    at: now,
    due_at: now,
    changed_at: now,
  });
  // A morning's knocks stand behind whoever is in need now: the minute's own finds them.
  if (takesSms && order.why !== 'morning') await jobs.send(tx, 'ring-desk', { county, ring: id });
  return takesSms;
}

export function ringPhoneAt(county: string, row: string): { column: string; county: string; row: string } {
  return { column: 'ring.phone_sealed', county, row };
}
