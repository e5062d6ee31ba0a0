import type { SharedMatter } from '../../../contract/household.contract.ts';
import type { Sharing } from '../../../rules/sharing.ts';
import { setSharing } from '../../matter/index.ts';
import type { Citizen } from '../../platform/audience.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import { getHers } from './get-hers.ts';
import { mayShare } from './read-household.ts';
import { says } from './words.ts';

/** Who may see it from now on. The same again changes nothing; a matter of somebody else answers like a missing one. */
export async function shareMatter(house: House, citizen: Citizen, asked: { matterId: string; with: Sharing }): Promise<SharedMatter> {
  const { scope, bonds, row } = await getHers(house, citizen, asked.matterId);
  // Quiet from the start it is still read by whoever filed it: she may say it herself.
  const isOwner = bonds.self.includes(row.person);
  const isSame = row.sharing === asked.with && (asked.with !== 'quiet' || !isOwner || row.account === citizen.account);
  if (isSame) return { matterId: row.id, with: asked.with };
  if (!mayShare(bonds, row, citizen.account).includes(asked.with)) throw new Problem('not-for-you', { text: says.notYours });
  await house.db.transaction().execute(async (tx) => {
    await setSharing(house, tx, scope, { id: row.id, sharing: asked.with, isOwner });
    await recordLook(house, tx, scope, { act: 'changed', whatKind: 'matter', what: row.id });
  });
  return { matterId: row.id, with: asked.with };
}
