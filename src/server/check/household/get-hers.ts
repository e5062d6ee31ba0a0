import { findMatterOf, findMatterOfPerson, type MatterRow } from '../../matter/index.ts';
import { inCounty, type Citizen } from '../../platform/audience.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { CitizenScope } from '../../platform/scope.ts';
import { readBonds, type Bonds } from './read-bonds.ts';

interface Hers {
  scope: CitizenScope;
  bonds: Bonds;
  row: MatterRow;
}

/** A matter that this account filed, or that is its owner's or a child's of hers. One of somebody else answers like a missing one. */
export async function getHers(house: House, citizen: Citizen, id: string): Promise<Hers> {
  for (const county of citizen.counties) {
    const scope = inCounty(citizen, county);
    const bonds = await readBonds(house, scope);
    const persons = [...bonds.self, ...bonds.children];
    const row = (await findMatterOf(house.db, scope, id)) ?? (await findMatterOfPerson(house.db, scope, { id, persons }));
    if (row?.key_wrapped) return { scope, bonds, row };
  }
  throw new Problem('not-found');
}
