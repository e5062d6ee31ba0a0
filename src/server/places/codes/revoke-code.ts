import { normalizeCodeId } from '../../../rules/code-id.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import { forWhom, type StaffScope } from '../../platform/scope.ts';
import { endCode, findVillageOfCode, listCodesOfVillage } from './codes.store.ts';
import { getVillageToChange } from './get-village-to-change.ts';
import { inWords } from './in-words.ts';

/**
 * A code is not to be trusted any more, and has no successor: who scans it is told so and can go on. Of a village that became part of
 * another too, since its posters hang on. The village's id. `code-unknown` where it is none of hers, `not-now` where it is old already.
 */
export async function revokeCode(house: House, scope: StaffScope, wish: { codeId: string; why: string }): Promise<string> {
  const id = normalizeCodeId(wish.codeId);
  const why = inWords(wish.why, 'why');
  return house.db.transaction().execute(async (tx) => {
    const village = await getVillageToChange(tx, scope, await findVillageOfCode(tx, scope, id), 'code-unknown');
    const code = (await listCodesOfVillage(tx, scope, village.id)).find((one) => one.id === id);
    if (code?.replaced_by) throw new Problem('not-now', { text: '这张码已经换成新的了，不用再作废。' });
    if (!code || code.revoked_at) return village.id;
    await endCode(tx, scope, { id, revoked_at: house.clock.now(), revoked_by: scope.staff, revoked_why: why, replaced_by: null });
    const standIn = forWhom(scope, { village: village.id, town: village.parent! });
    await recordLook(house, tx, scope, { act: 'revoked', whatKind: 'village-code', what: id, forWhom: standIn?.staff });
    return village.id;
  });
}
