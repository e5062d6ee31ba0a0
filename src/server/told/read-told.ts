import type { Told } from '../../contract/told.contract.ts';
import { maskPhone } from '../../rules/mask.ts';
import { findMatterOf, type MatterRow } from '../matter/index.ts';
import { findWayOf, listTold } from '../notify/index.ts';
import { readAccountPhone, readContact } from '../people/index.ts';
import { inCounty, type Citizen } from '../platform/audience.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { CitizenScope } from '../platform/scope.ts';

/** Who gets the messages; where nobody was named it is the account that filed. */
export async function readTold(house: House, citizen: Citizen, matterId: string): Promise<Told> {
  const { scope, row } = await getMatterOf(house, citizen, matterId);
  const rows = await listTold(house.db, scope, row.application);
  const child = rows.find(({ way }) => way === 'child')?.contact;
  const reads = await findWayOf(house.db, scope, row.person);
  return {
    me: rows.length === 0 || rows.some(({ way }) => way === 'me'),
    myPhone: maskPhone(await readAccountPhone(house, citizen.account)),
    liaison: rows.some(({ way }) => way === 'liaison'),
    ...(child ? { childPhone: maskPhone(await readContact(house, house.db, scope, child)) } : {}),
    ...(reads ? { reads } : {}),
  };
}

export async function getMatterOf(house: House, citizen: Citizen, id: string): Promise<{ scope: CitizenScope; row: MatterRow }> {
  for (const county of citizen.counties) {
    const scope = inCounty(citizen, county);
    const row = await findMatterOf(house.db, scope, id);
    if (row?.key_wrapped) return { scope, row };
  }
  throw new Problem('not-found');
}
