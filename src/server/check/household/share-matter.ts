import type { SharedMatter } from '../../../contract/household.contract.ts';
import type { Sharing } from '../../../rules/sharing.ts';
import { findMatterOf, findMatterOfPerson, setSharing } from '../../matter/index.ts';
import { inCounty, type Citizen } from '../../platform/audience.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import { writeTogether } from '../../platform/write-together.ts';
import { readBonds } from './read-bonds.ts';
import { mayShare } from './read-household.ts';
import { says } from './words.ts';

/** Who may see it from now on. The same again changes nothing; a matter of somebody else answers like a missing one. */
export async function shareMatter(house: House, citizen: Citizen, asked: { matterId: string; with: Sharing }): Promise<SharedMatter> {
  for (const county of citizen.counties) {
    const scope = inCounty(citizen, county);
    const bonds = await readBonds(house, scope);
    const persons = [...bonds.self, ...bonds.children];
    const row =
      (await findMatterOf(house.db, scope, asked.matterId)) ?? (await findMatterOfPerson(house.db, scope, { id: asked.matterId, persons }));
    if (!row?.key_wrapped) continue;
    if (row.sharing === asked.with) return { matterId: row.id, with: asked.with };
    if (!mayShare(bonds, row, citizen.account).includes(asked.with)) throw new Problem('not-for-you', { text: says.notYours });
    await house.db.transaction().execute(async (tx) => {
      await writeTogether(tx, setSharing(scope, row.id, asked.with));
      await recordLook(house, tx, scope, { act: 'changed', whatKind: 'matter', what: row.id });
    });
    return { matterId: row.id, with: asked.with };
  }
  throw new Problem('not-found');
}
