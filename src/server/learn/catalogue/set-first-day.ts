import type { CatalogueDraft } from '../../../contract/catalogue.contract.ts';
import { isDay, type Day } from '../../../rules/day.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { changeDraft } from './change-draft.ts';

/** From which day the whole draft is in force; without one, from the day on which it is approved. */
export async function setFirstDay(
  house: House,
  scope: StaffScope,
  { draftId, seen, firstDay }: { draftId: string; seen: string; firstDay: Day | undefined },
): Promise<CatalogueDraft> {
  return changeDraft(house, scope, {
    draftId,
    seen,
    apply: ({ data }, today) => {
      if (firstDay !== undefined && !isDay(firstDay)) throw new Problem('field-refused', { field: 'firstDay', text: '请填日历上的日子。' });
      if (firstDay !== undefined && firstDay < today)
        throw new Problem('field-refused', { field: 'firstDay', text: '不能从过去的日子起。请填今天或以后。' });
      return { data, firstDay: firstDay ?? null };
    },
  });
}
