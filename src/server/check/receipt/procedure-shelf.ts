import type { Procedure } from '../../../rules/procedure.ts';
import { findProcedure } from '../../matter/index.ts';
import type { House } from '../../platform/house.ts';

/** Procedures in memory: what stood in one stays, a change is a new version. */
export class ProcedureShelf {
  readonly #house: House;
  readonly #known = new Map<string, Procedure>();

  constructor(house: House) {
    this.#house = house;
  }

  async get(county: string, id: string, version: number): Promise<Procedure> {
    const key = `${county}|${id}|${version}`;
    const known = this.#known.get(key);
    if (known) return known;
    const procedure = (await findProcedure(this.#house.db, { kind: 'system', county }, id, version))!;
    this.#known.set(key, procedure);
    return procedure;
  }
}
