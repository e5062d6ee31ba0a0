import type { CatalogueData } from '../../../rules/catalogue/shape.ts';
import { dayInFull } from '../../../rules/day-in-words.ts';
import type { Day } from '../../../rules/day.ts';
import type { Reader } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { contentOn } from './draft-content.ts';
import { findNewestVersion, listNames, type DraftRow } from './catalogue.store.ts';
import { judgeContent } from './judge-content.ts';
import { mostListBytes } from './weigh-list.ts';

/** Why a draft cannot be published, one plain sentence each; in the transaction that publishes it is asked again. */
export async function findDraftProblems(db: Reader, scope: Scope, today: Day, draft: DraftRow): Promise<string[]> {
  const newest = await findNewestVersion(db, scope);
  const names = await listNames(db, scope);
  const data = contentOn(today, draft);
  const firstDay = data.effectiveFrom;
  const { faults, bytes } = judgeContent(data);
  return [
    ...(newest?.version === draft.base ? [] : [`这份是照第${draft.base}版改的，现在是第${newest?.version ?? 0}版。请照新的再起草。`]),
    ...(firstDay < today ? [`起用的日子${dayInFull(firstDay)}已经过了。请改一天。`] : []),
    ...(newest && firstDay < newest.effective_from
      ? [`第${newest.version}版从${dayInFull(newest.effective_from)}起用，这一版不能比它早。`]
      : []),
    ...(bytes > mostListBytes ? [`手机上的单子有${bytes}字节，最多${mostListBytes}。请删短几句。`] : []),
    ...faults,
    ...checkNames(data, names),
    ...(newest ? checkGone(newest.data as CatalogueData, data, today) : []),
  ];
}

function checkNames({ programs }: CatalogueData, { bodies, procedures }: Awaited<ReturnType<typeof listNames>>): string[] {
  return [
    ...programs.filter(({ department }) => !bodies.has(department)).map(({ id, department }) => `救助项目 ${id}：县里没有“${department}”`),
    ...programs
      .filter(({ apply, procedure }) => apply === 'here' && !procedures.has(procedure))
      .map(({ id, procedure }) => `救助项目 ${id} 要在手机上办，县里没有流程 ${procedure}`),
  ];
}

/** Who applied for it goes on finding it: an aid ends on a day, and is left out only after that. */
function checkGone(was: CatalogueData, now: CatalogueData, today: Day): string[] {
  const kept = new Set(now.programs.map(({ id }) => id));
  return was.programs
    .filter(({ id, effectiveTo }) => !kept.has(id) && (effectiveTo === null || effectiveTo >= today))
    .map(({ id, name }) => `救助项目 ${id}（${name}）不见了。要停办，请写到哪天止。`);
}
