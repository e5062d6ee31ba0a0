import type { Catalogue } from '../../contract/learn.contract.ts';
import { dayOf, type Day } from '../../rules/day.ts';
import { oneStop } from '../../rules/one-stop.ts';
import type { House } from '../platform/house.ts';
import { errorForLog } from '../platform/log.ts';
import { findCatalogueVersion, findVersionInForce } from './learn.store.ts';
import { toldOfRow } from './told-of-row.ts';

const freshSeconds = 30;

interface InForce {
  catalogue: Catalogue;
  /** Ready to send, made once a version. */
  etag: string;
}

/**
 * The catalogue of each county in memory. Which version is in force is asked at most twice a minute, however many phones ask; what a version says
 * never changes, and its third of a megabyte is read once a day.
 */
export class CatalogueShelf {
  readonly #house: House;
  readonly #inForce = new Map<string, { askedAt: number; found: InForce | undefined }>();
  readonly #versions = new Map<string, { day: Day; catalogue: Catalogue }>();

  constructor(house: House) {
    this.#house = house;
  }

  async findInForce(county: string): Promise<InForce | undefined> {
    const now = this.#house.clock.now();
    const shelved = this.#inForce.get(county);
    if (shelved && Math.abs(now.getTime() - shelved.askedAt) < freshSeconds * 1000) return shelved.found;
    const found = await this.#readInForce(county, dayOf(now)).catch((error: unknown) => {
      if (!shelved) throw error;
      // A stopped database must not take the catalogue from those who come now: the shelved one stays good for another half minute.
      this.#house.log.error(errorForLog(error), 'the catalogue in force cannot be read');
      return shelved.found;
    });
    this.#inForce.set(county, { askedAt: now.getTime(), found });
    return found;
  }

  async #readInForce(county: string, day: Day): Promise<InForce | undefined> {
    const version = await findVersionInForce(this.#house.db, { kind: 'system', county }, day);
    const catalogue = version === undefined ? undefined : await this.findVersion(county, version);
    return catalogue && { catalogue, etag: `"${county}-${catalogue.version}"` };
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
