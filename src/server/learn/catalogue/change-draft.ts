import { isDeepStrictEqual } from 'node:util';
import type { CatalogueDraft } from '../../../contract/catalogue.contract.ts';
import type { CatalogueData } from '../../../rules/catalogue/shape.ts';
import { dayOf, type Day } from '../../../rules/day.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { lockDraft, updateDraft } from './catalogue.store.ts';
import { contentOn, getKept } from './draft-content.ts';
import { judgeContent } from './judge-content.ts';
import { viewDraft } from './view-draft.ts';

interface Content {
  data: CatalogueData;
  firstDay: Day | null;
}

export interface Change {
  draftId: string;
  /** The version of the draft that she saw. */
  seen: string;
  /** The content after it; the same again for what it has made. Refuses by a `Problem`. */
  apply(content: Content, today: Day): Content;
}

/**
 * The only way a draft changes: against the version she saw, with nothing wrong that was not wrong before, and whoever changes it will
 * not approve it. What was offered is offered no longer. The same change again, after its answer was lost, is done already.
 */
export async function changeDraft(house: House, scope: StaffScope, { draftId, seen, apply }: Change): Promise<CatalogueDraft> {
  const today = dayOf(house.clock.now());
  await house.db.transaction().execute(async (tx) => {
    const row = await lockDraft(tx, scope, draftId);
    if (!row) throw new Problem('not-found', { because: 'no such draft of the catalogue' });
    if (row.state === 'published') throw new Problem('not-now', { text: '这份已经发布了。要改，请再起草一份。' });
    if (row.state === 'dropped') throw new Problem('not-now', { text: '这份已经不要了。要改，请再起草一份。' });
    const isRepeat = row.version === Number(seen) + 1 && row.changed_by === scope.staff;
    if (row.version !== Number(seen) && !isRepeat)
      throw new Problem('changed-meanwhile', { text: '这份草稿刚有人改过。请看看新的，再改。' });
    const was: Content = { data: getKept(row.data), firstDay: row.first_day };
    const now = apply(was, today);
    const isSame = isDeepStrictEqual(now, was);
    if (isSame) return;
    if (isRepeat) throw new Problem('changed-meanwhile', { text: '这份草稿刚有人改过。请看看新的，再改。' });
    refuseNewFaults(today, was, now);
    await updateDraft(tx, scope, draftId, {
      data: JSON.stringify(now.data),
      first_day: now.firstDay,
      version: row.version + 1,
      state: 'drafting',
      editors: [...new Set([...row.editors, scope.staff])],
      changed_by: scope.staff,
      changed_at: house.clock.now(),
      offered_by: null,
      offered_at: null,
    });
    await recordLook(house, tx, scope, { act: 'changed', whatKind: 'catalogue-draft', what: draftId });
  });
  return viewDraft(house, scope, draftId);
}

/** What was wrong before is told on the draft's page and stays hers to mend. */
function refuseNewFaults(today: Day, was: Content, now: Content): void {
  const faults = [was, now].map(({ data, firstDay }) => judgeContent(contentOn(today, { data, first_day: firstDay })).faults);
  const fresh = faults[1]!.find((fault) => !faults[0]!.includes(fault));
  if (fresh) throw new Problem('field-refused', { text: `${fresh}。` });
}
