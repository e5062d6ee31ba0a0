import type { CatalogueDraft } from '../../../contract/catalogue.contract.ts';
import { dayOf } from '../../../rules/day.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import type { CatalogueShelf } from '../catalogue-shelf.ts';
import { findLastNumber, insertVersion, lockCatalogue, lockDraft, updateDraft } from './catalogue.store.ts';
import { contentOn, digestOf } from './draft-content.ts';
import { findDraftProblems } from './find-draft-problems.ts';
import { viewDraft } from './view-draft.ts';

/**
 * Somebody who changed nothing of it says yes to exactly the content she read, and it is published: checked once more, numbered and
 * written in one transaction. Approved again it is the same.
 */
export async function approveDraft(
  house: House,
  shelf: CatalogueShelf,
  scope: StaffScope,
  { draftId, digest }: { draftId: string; digest: string },
): Promise<CatalogueDraft> {
  const today = dayOf(house.clock.now());
  await house.db.transaction().execute(async (tx) => {
    await lockCatalogue(tx, scope);
    const draft = await lockDraft(tx, scope, draftId);
    if (!draft) throw new Problem('not-found', { because: 'no such draft of the catalogue' });
    if (digestOf(draft) !== digest) throw new Problem('changed-meanwhile', { text: '您看过以后，这份又改了。请再看一遍新的。' });
    if (draft.state === 'published') return;
    if (draft.state !== 'offered') throw new Problem('not-now', { text: '这份还没有交给同事看，或者已经不要了。' });
    if (draft.editors.includes(scope.staff)) throw new Problem('not-now', { text: '您自己改过的，要请一位同事来同意。' });
    const data = contentOn(today, draft);
    const version = (await findLastNumber(tx, scope)) + 1;
    const [problem] = await findDraftProblems(tx, scope, today, draft);
    if (problem) throw new Problem('not-now', { text: problem });
    const now = house.clock.now();
    await insertVersion(tx, {
      county: scope.county,
      version,
      data: JSON.stringify(data),
      effective_from: data.effectiveFrom,
      published_at: now,
      draft: draftId,
      offered_by: draft.offered_by,
      approved_by: scope.staff,
    });
    await updateDraft(tx, scope, draftId, { state: 'published', closed_by: scope.staff, closed_at: now, published_as: version });
    await recordLook(house, tx, scope, { act: 'confirmed', whatKind: 'catalogue-version', what: String(version) });
  });
  shelf.lookAgain(scope.county);
  return viewDraft(house, scope, draftId);
}
