import type { SeenMatter } from '../../../contract/receipt.contract.ts';
import { dayInWords } from '../../../rules/day-in-words.ts';
import { dayOf } from '../../../rules/day.ts';
import { findMatterOf, viewMatters } from '../../matter/index.ts';
import type { House } from '../../platform/house.ts';
import { listMissing } from './list-missing.ts';
import type { Around } from './look-at-receipt.ts';
import type { Standing } from './receipt.store.ts';

/**
 * Which program, what happened on which day, how many papers are missing. Which papers they are is left to her own page: 残疾证 or 病历 says
 * what somebody has, and whoever needs to bring them signs in or asks the liaison. What is kept quiet shows its stage alone.
 */
export async function seeMore(house: House, { book, shelf }: Around, standing: Standing): Promise<SeenMatter['more']> {
  const { county, account, id } = standing;
  // As the account that filed reads it: the days she was told, nothing that is for the desk.
  const scope = { kind: 'citizen', county, account } as const;
  const row = await findMatterOf(house.db, scope, id);
  if (!row || row.sharing === 'quiet') return undefined;
  const [view] = await viewMatters(house, house.db, scope, [row], book.findCounty(county)!.calendar);
  return {
    program: await shelf.programName(county, row.catalogue_version, row.program),
    forWhom: view!.applicant,
    missing: (await listMissing(house, shelf, scope, view!)).length,
    timeline: view!.timeline.map(({ title, at }) => ({ title, when: dayInWords(dayOf(new Date(at))) })),
  };
}
