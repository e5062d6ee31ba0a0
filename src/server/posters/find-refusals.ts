import { findUncovered } from '../../rules/place-name.ts';
import { fontCovers } from './draw/font-covers.ts';
import type { MadePosters, PosterOrder, PosterVillage } from './poster-order.ts';

interface Sorted {
  villages: PosterVillage[];
  refusals: MadePosters['refusals'];
}

/** Before the first page: who gets one, and who does not, and why. Nothing is drawn as an empty box, nobody is dropped silently. */
export function findRefusals({ sheet, county, villages }: Pick<PosterOrder, 'sheet' | 'county' | 'villages'>): Sorted {
  const sorted: Sorted = { villages: [], refusals: [] };
  const ofCounty = [county.name, county.city, county.hotline, county.supervisionPhone ?? ''];
  for (const village of villages) {
    const why = whyNot(village, sheet, ofCounty);
    if (why === undefined) sorted.villages.push(village);
    else sorted.refusals.push({ village: `${village.town.name} ${village.name}`, why });
  }
  return sorted;
}

function whyNot(village: PosterVillage, sheet: PosterOrder['sheet'], ofCounty: readonly string[]): string | undefined {
  const { state, codeId, name, town, liaisons } = village;
  if (state === 'merged') return '已经并到别的村了';
  if (state === 'ended') return '已经没有这个村了';
  if (!codeId && sheet !== 'strip') return '还没有村码';
  const { address, hours, phone } = town.station ?? { address: '', hours: '', phone: '' };
  const people = liaisons.flatMap((liaison) => [liaison.name, liaison.phone]);
  const missing = findUncovered([name, town.name, address, hours, phone, ...people, ...ofCounty].join(''), fontCovers);
  return missing === undefined ? undefined : `有字印不出来：${missing}`;
}
