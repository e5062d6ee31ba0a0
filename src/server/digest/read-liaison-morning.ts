import type { LiaisonMorning } from '../../contract/digest.contract.ts';
import { dayOf } from '../../rules/day.ts';
import { isWorkingDay } from '../../rules/working-day.ts';
import { readAccountPhone } from '../people/index.ts';
import type { CodeBook } from '../places/index.ts';
import { inCounty, type Citizen } from '../platform/audience.ts';
import type { House } from '../platform/house.ts';
import { countDueForLiaison } from './count-due-for-liaison.ts';
import { listVillagesOfNumber } from './digest.store.ts';

/** The same count as the SMS, as it is now; nothing for whoever is no liaison, and nothing on a day off. */
export async function readLiaisonMorning(house: House, book: CodeBook, citizen: Citizen): Promise<LiaisonMorning> {
  const day = dayOf(house.clock.now());
  const phone = await readAccountPhone(house, citizen.account);
  const lines: LiaisonMorning['lines'] = [];
  for (const { id, calendar } of book.counties) {
    if (!isWorkingDay(day, calendar).working) continue;
    const scope = inCounty(citizen, id);
    const villages = await listVillagesOfNumber(house.db, scope, { phone, day });
    lines.push(...(await countDueForLiaison(house, house.db, scope, { villages, phone, day })));
  }
  const count = lines.reduce((sum, line) => sum + line.count, 0);
  return { state: count > 0 ? 'due' : 'none', day, count, lines };
}
