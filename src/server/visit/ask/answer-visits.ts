import type { VillageVisits } from '../../../contract/visit.contract.ts';
import { dayOf } from '../../../rules/day.ts';
import { surnameOf, visitOffices, visitTimeInWords } from '../../../rules/visits.ts';
import type { Village } from '../../places/index.ts';
import type { House } from '../../platform/house.ts';
import type { VisitShelf } from './visit-shelf.ts';

/** Shown of a card: enough to see through a false one that is held before her, too little to make one. */
const cardEnd = 3;

/** The same words for whoever scans and for whoever rings: surnames and the end of the work card, never to which house or why. */
export async function answerVisits(house: House, shelf: VisitShelf, village: Village): Promise<VillageVisits> {
  const day = dayOf(house.clock.now());
  const coming = await shelf.list(village);
  const isToday = coming.some((one) => one.day === day);
  return {
    village: village.name,
    day,
    visits: coming.map((one) => ({
      when: `${one.day === day ? '今天' : '明天'} ${visitTimeInWords(one)}`,
      office: visitOffices[one.office],
      people: one.people.map(({ name, card_number }) => ({
        name: `${surnameOf(name)}同志`,
        cardEnd: (card_number ?? '').slice(-cardEnd),
      })),
    })),
    text: isToday
      ? '请他拿出工作证，对一对姓和号。对不上，别开门，打12349。真的也不收钱，不看存折密码。'
      : '今天没有安排人来您村里入户。有人来要钱，打12349。',
    call: village.county.hotline,
  };
}
