import { addDays, dayOf } from '../../../rules/day.ts';
import type { Village } from '../../places/index.ts';
import type { House } from '../../platform/house.ts';
import { listNamesOfStaff, listVisitsInVillage } from '../visit.store.ts';

/** Short: who calls a visit off at the door must not go on being vouched for. */
const freshSeconds = 10;

export interface ComingVisit {
  day: string;
  half: 'morning' | 'afternoon';
  office: 'town' | 'county';
  people: readonly { name: string; card_number: string | null }[];
}

/** Who comes to a village today and tomorrow, asked of the database at most once in ten seconds, however many phones ask. */
export class VisitShelf {
  readonly #house: House;
  readonly #villages = new Map<string, { readAt: number; day: string; coming: ComingVisit[] }>();

  constructor(house: House) {
    this.#house = house;
  }

  async list(village: Village): Promise<ComingVisit[]> {
    const now = this.#house.clock.now();
    const day = dayOf(now);
    const shelved = this.#villages.get(village.id);
    if (shelved?.day === day && Math.abs(now.getTime() - shelved.readAt) < freshSeconds * 1000) return shelved.coming;
    const coming = await this.#read(village, day);
    this.#villages.set(village.id, { readAt: now.getTime(), day, coming });
    return coming;
  }

  /** Planned, moved or called off just now: this process answers with it at once. */
  forget(): void {
    this.#villages.clear();
  }

  async #read(village: Village, day: string): Promise<ComingVisit[]> {
    const scope = { kind: 'system', county: village.county.id } as const;
    const rows = await listVisitsInVillage(this.#house.db, scope, { village: village.id, from: day, to: addDays(day, 1) });
    const people = await listNamesOfStaff(
      this.#house.db,
      scope,
      rows.flatMap(({ visitors }) => visitors),
    );
    // The same two go to several homes in one half-day: how many, nobody has to know.
    const once = new Map(rows.map((row) => [[row.day, row.half, ...row.visitors].join(), row]));
    return [...once.values()].map(({ day: on, half, office, visitors }) => ({
      day: on,
      half,
      office,
      people: visitors.flatMap((id) => people.find((one) => one.id === id) ?? []),
    }));
  }
}
