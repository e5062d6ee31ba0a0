import { dayOf } from '../../../rules/day.ts';
import { fullYears } from '../../../rules/full-years.ts';
import { readIdNumber } from '../../../rules/id-number.ts';
import { listBonds } from '../../matter/index.ts';
import { readPerson } from '../../people/index.ts';
import type { House } from '../../platform/house.ts';
import type { CitizenScope } from '../../platform/scope.ts';

/** self: the owner of this number · children: of hers, under eighteen · related: an adult's family, who sees what that adult's household may. */
export interface Bonds {
  self: string[];
  children: string[];
  related: string[];
}

const grownUp = 18;

/** For whom this account stands. An adult's relative sees nothing of that adult's own by being one. */
export async function readBonds(house: House, scope: CitizenScope): Promise<Bonds> {
  const bonds: Bonds = { self: [], children: [], related: [] };
  for (const { person, kind } of await listBonds(house.db, scope, house.clock.now())) {
    if (kind === 'self') bonds.self.push(person);
    else bonds[(await isChild(house, scope, person)) ? 'children' : 'related'].push(person);
  }
  return bonds;
}

async function isChild(house: House, scope: CitizenScope, person: string): Promise<boolean> {
  const read = readIdNumber((await readPerson(house, house.db, scope, person)).idNumber);
  return read.ok && fullYears(read.birthday, dayOf(house.clock.now())) < grownUp;
}
