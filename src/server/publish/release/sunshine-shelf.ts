import type { Sunshine } from '../../../contract/sunshine.contract.ts';
import { dayOf } from '../../../rules/day.ts';
import type { House } from '../../platform/house.ts';
import { findPublicRelease } from '../publish.store.ts';

/** What was taken down must be down everywhere at once; another process on the same database knows it this much later. */
const freshSeconds = 5;

export type Shelved = { state: 'none' } | { state: 'taken-down' } | { state: 'released'; told: Sunshine; etag: string };

/** What each county has made public, in memory: read a few times a minute, however many phones ask. */
export class SunshineShelf {
  readonly #house: House;
  readonly #shelved = new Map<string, { readAt: number; found: Shelved }>();

  constructor(house: House) {
    this.#house = house;
  }

  async find(county: string): Promise<Shelved> {
    const now = this.#house.clock.now().getTime();
    const known = this.#shelved.get(county);
    if (known && Math.abs(now - known.readAt) < freshSeconds * 1000) return known.found;
    const row = await findPublicRelease(this.#house.db, { kind: 'system', county });
    const found: Shelved = !row
      ? { state: 'none' }
      : row.state === 'taken-down'
        ? { state: 'taken-down' }
        : { state: 'released', told: { releasedOn: dayOf(row.released_at!), ...row.content }, etag: `"${row.digest.slice(0, 32)}"` };
    this.#shelved.set(county, { readAt: now, found });
    return found;
  }

  /** Whoever released something or took it down says so before she answers. */
  forget(county: string): void {
    this.#shelved.delete(county);
  }
}
