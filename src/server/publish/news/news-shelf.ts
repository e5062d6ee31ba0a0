import { dayOf } from '../../../rules/day.ts';
import type { House } from '../../platform/house.ts';
import { listPiecesOf, listPublished, type NewsRow } from './news.store.ts';

const freshSeconds = 30;

export interface PublishedNews extends NewsRow {
  /** The session whose place it takes. */
  moved: NewsRow | undefined;
}

/** What is public in each county, in memory: read at most twice a minute, however many phones ask. */
export class NewsShelf {
  readonly #house: House;
  readonly #counties = new Map<string, { readAt: number; pieces: PublishedNews[] }>();

  constructor(house: House) {
    this.#house = house;
  }

  async list(county: string): Promise<PublishedNews[]> {
    const now = this.#house.clock.now();
    const shelved = this.#counties.get(county);
    if (shelved && Math.abs(now.getTime() - shelved.readAt) < freshSeconds * 1000) return shelved.pieces;
    try {
      const pieces = await this.#read(county, dayOf(now));
      this.#counties.set(county, { readAt: now.getTime(), pieces });
      return pieces;
    } catch (error) {
      // A stopped database takes no news from those who come now.
      if (shelved) return shelved.pieces;
      throw error;
    }
  }

  /** Something was made public or taken down just now: this process shows it at once. */
  forget(county: string): void {
    this.#counties.delete(county);
  }

  async #read(county: string, day: string): Promise<PublishedNews[]> {
    const scope = { kind: 'system', county } as const;
    const rows = await listPublished(this.#house.db, scope, day);
    const moved = await listPiecesOf(
      this.#house.db,
      scope,
      rows.flatMap((row) => row.moves ?? []),
    );
    return rows.map((row) => ({ ...row, moved: moved.find(({ id }) => id === row.moves) }));
  }
}
