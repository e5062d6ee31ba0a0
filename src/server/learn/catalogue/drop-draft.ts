import type { CatalogueDraft } from '../../../contract/catalogue.contract.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { lockDraft, updateDraft } from './catalogue.store.ts';
import { viewDraft } from './view-draft.ts';

/** A draft is not wanted any more; that there was one stays. Dropped again is the same. */
export async function dropDraft(house: House, scope: StaffScope, draftId: string): Promise<CatalogueDraft> {
  await house.db.transaction().execute(async (tx) => {
    const draft = await lockDraft(tx, scope, draftId);
    if (!draft) throw new Problem('not-found', { because: 'no such draft of the catalogue' });
    if (draft.state === 'published') throw new Problem('not-now', { text: '这份已经发布了。要停用，请撤回那一版。' });
    if (draft.state === 'dropped') return;
    await updateDraft(tx, scope, draftId, { state: 'dropped', closed_by: scope.staff, closed_at: house.clock.now() });
    await recordLook(house, tx, scope, { act: 'dropped', whatKind: 'catalogue-draft', what: draftId });
  });
  return viewDraft(house, scope, draftId);
}
