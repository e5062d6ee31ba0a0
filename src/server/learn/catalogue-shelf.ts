import type { Catalogue } from '../../contract/learn.contract.ts';
import { dayOf, type Day } from '../../rules/day.ts';
import { oneStop } from '../../rules/one-stop.ts';
import type { House } from '../platform/house.ts';
import { findCatalogueInForce, findCatalogueVersion } from './learn.store.ts';
import { toldOfRow } from './told-of-row.ts';

const freshSeconds = 30;

interface Shelved {
  readAt: number;
  catalogue: Catalogue | undefined;
  /** Ready to send, made once a version. */
  etag: string;
}

/** The catalogue of each county in memory: read at most twice a minute, however many phones ask. Old versions never change. */
export class CatalogueShelf {
  readonly #house: House;
  readonly #inForce = new Map<string, Shelved>();
  readonly #versions = new Map<string, { day: Day; catalogue: Catalogue }>();

  constructor(house: House) {
    this.#house = house;
  }

  async findInForce(county: string): Promise<{ catalogue: Catalogue; etag: string } | undefined> {
    const now = this.#house.clock.now();
    const shelved = this.#inForce.get(county);
    if (shelved && Math.abs(now.getTime() - shelved.readAt) < freshSeconds * 1000) return asFound(shelved);
    const row = await findCatalogueInForce(this.#house.db, { kind: 'system', county }, dayOf(now)).catch((error: unknown) => {
      if (shelved) return { version: shelved.catalogue?.version ?? 0, data: undefined };
      throw error;
    });
    // A stopped database must not take the catalogue from those who come now: the shelved one stays good.
    if (row && row.data === undefined) return asFound(shelved!);
    const catalogue = row && toldOfRow(county, row, dayOf(now));
    const fresh = { readAt: now.getTime(), catalogue, etag: `"${county}-${catalogue?.version ?? 0}"` };
    this.#inForce.set(county, fresh);
    return asFound(fresh);
  }

  /** A version was published or withdrawn here: the next question is asked of the database. Other processes see it within their half minute. */
  lookAgain(county: string): void {
    this.#inForce.delete(county);
  }

  /** As the program was called in that version. */
  async programName(county: string, version: number, program: string): Promise<string> {
    if (program === oneStop.id) return oneStop.name;
    const catalogue = await this.findVersion(county, version);
    return catalogue?.programs.find((one) => one.id === program)?.name ?? program;
  }

  /** A version that a matter or a draft was made under; for ever the same, read with each day's figures. */
  async findVersion(county: string, version: number): Promise<Catalogue | undefined> {
    const key = `${county}|${version}`;
    const day = dayOf(this.#house.clock.now());
    const known = this.#versions.get(key);
    if (known?.day === day) return known.catalogue;
    const row = await findCatalogueVersion(this.#house.db, { kind: 'system', county }, version);
    if (!row) return undefined;
    const catalogue = toldOfRow(county, row, day);
    this.#versions.set(key, { day, catalogue });
    return catalogue;
  }
}

function asFound({ catalogue, etag }: Shelved): { catalogue: Catalogue; etag: string } | undefined {
  return catalogue && { catalogue, etag };
}
