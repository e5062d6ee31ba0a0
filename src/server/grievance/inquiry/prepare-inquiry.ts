import { dayOf } from '../../../rules/day.ts';
import type { GrievanceDesk } from '../../../rules/grievances.ts';
import { promisedDay } from '../../../rules/promised-day.ts';
import type { MatterRow } from '../../matter/index.ts';
import type { House } from '../../platform/house.ts';
import type { DataKey } from '../../platform/vault.ts';
import type { GrievanceRow } from '../grievance.store.ts';
import { grievanceAt, keyOf, type ToldInquiry } from '../told.ts';

/** What of a matter a question about it needs. */
export type AskedMatter = Pick<MatterRow, 'county' | 'id' | 'application' | 'key_wrapped' | 'town'>;

interface NewInquiryRow {
  id: string;
  digest: Buffer;
  desk: GrievanceDesk;
  told: ToldInquiry;
  promises: Parameters<typeof promisedDay>[0];
}

/** A question about a matter, for the caller to write, and the key under which its steps lie too: it is erased with its household. */
export function prepareInquiry(
  house: House,
  { county, id: matter, application, key_wrapped, town }: AskedMatter,
  { id, digest, desk, told, promises }: NewInquiryRow,
): { key: DataKey; row: GrievanceRow } {
  const now = house.clock.now();
  const key = keyOf(house, county, { application, key_wrapped });
  return {
    key,
    row: {
      county,
      id,
      kind: 'inquiry',
      digest,
      state: 'open',
      desk,
      town,
      matter,
      number: null,
      version: 1,
      sealed: house.vault.sealJson(key, grievanceAt(county, id), told),
      asked_at: now,
      ...promisedDay(promises, 'inquiry-days', dayOf(now)),
      risen_at: null,
      changed_at: now,
    },
  };
}
