import type { CatalogueDraft, SetStandard } from '../../../contract/catalogue.contract.ts';
import { setStandard } from '../../../rules/catalogue/set-standard.ts';
import { isDay } from '../../../rules/day.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { changeDraft } from './change-draft.ts';

/** In a draft a standard becomes another from a day on, today at the earliest: what people were told of the past stays. */
export async function setStandardInDraft(
  house: House,
  scope: StaffScope,
  { draftId, seen, standard }: { draftId: string; seen: string; standard: SetStandard },
): Promise<CatalogueDraft> {
  const { parameter, value, from, source } = standard;
  return changeDraft(house, scope, {
    draftId,
    seen,
    apply: ({ data, firstDay }, today) => {
      if (!data.parameters.some(({ id }) => id === parameter))
        throw new Problem('field-refused', { field: 'parameter', text: '没有这个标准。' });
      if (!isDay(from)) throw new Problem('field-refused', { field: 'from', text: '请填日历上的日子。' });
      if (from < today) throw new Problem('field-refused', { field: 'from', text: '不能从过去的日子起。请填今天或以后。' });
      const parameters = setStandard(data.parameters, { id: parameter, value, from, source: sourceOf(source) });
      return { data: { ...data, parameters }, firstDay };
    },
  });
}

/** What nobody published says so itself, whatever else was written there. */
function sourceOf({ kind, ref }: SetStandard['source']): SetStandard['source'] {
  return kind === 'illustrative' && !ref.includes('演示') ? { kind, ref: `演示：${ref}` } : { kind, ref };
}
