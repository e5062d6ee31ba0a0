import { words } from '../words.ts';
import type { Parcel } from './parcel.ts';

/** In a sign and a word. Sent it is only when the county has said so. */
export function standOf(kept: Pick<Parcel, 'state'> | 'draft'): string {
  return words.outbox[kept === 'draft' ? 'draft' : kept.state];
}
