import type { CatalogueDraft } from '../../../contract/catalogue.contract.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { findDraft, findNewestVersion, insertDraft } from './catalogue.store.ts';
import { getKept } from './draft-content.ts';
import { viewDraft } from './view-draft.ts';

/** A draft of the next version, as the newest is. Begun again under the same id it is the same. */
export async function beginDraft(house: House, scope: StaffScope, id: string): Promise<CatalogueDraft> {
  await house.db.transaction().execute(async (tx) => {
    const newest = await findNewestVersion(tx, scope);
    if (!newest) throw new Problem('not-now', { text: '县里还没有目录。请先装上。' });
    const { county, staff } = scope;
    const now = house.clock.now();
    const isNew = await insertDraft(tx, {
      county,
      id,
      base: newest.version,
      data: JSON.stringify(getKept(newest.data)),
      first_day: null,
      version: 1,
      state: 'drafting',
      editors: [staff],
      changed_by: staff,
      changed_at: now,
      begun_at: now,
    });
    if (isNew) await recordLook(house, tx, scope, { act: 'begun', whatKind: 'catalogue-draft', what: id });
    else if ((await findDraft(tx, scope, id))?.editors[0] !== staff) throw new Problem('already-sent-differently');
  });
  return viewDraft(house, scope, id);
}
