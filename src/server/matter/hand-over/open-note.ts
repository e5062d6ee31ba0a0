import type { House } from '../../platform/house.ts';
import type { Where } from '../../platform/vault.ts';
import type { MatterRow } from '../matter.store.ts';
import type { HandOver } from './hand-over.store.ts';

export function noteAt(county: string, id: string): Where {
  return { column: 'hand_over.note_sealed', county, row: id };
}

/** What the giver wrote to the colleague. */
export function openNote(house: House, row: MatterRow, { id, note_sealed }: Pick<HandOver, 'id' | 'note_sealed'>): string {
  return house.vault.open(house.vault.applicationKey(row.county, row.application, row.key_wrapped!), noteAt(row.county, id), note_sealed);
}

export function reasonAt(county: string, id: string): Where {
  return { column: 'hand_over.reason_sealed', county, row: id };
}

/** Why the colleague gave it back. */
export function openReason(
  house: House,
  row: MatterRow,
  { id, reason_sealed }: Pick<HandOver, 'id' | 'reason_sealed'>,
): string | undefined {
  if (!reason_sealed) return undefined;
  return house.vault.open(
    house.vault.applicationKey(row.county, row.application, row.key_wrapped!),
    reasonAt(row.county, id),
    reason_sealed,
  );
}
