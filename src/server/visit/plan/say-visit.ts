import { dayInWords } from '../../../rules/day-in-words.ts';
import type { NoticeKindName } from '../../../rules/notice/notice-kinds.ts';
import { halves, surnameOf, visitOffices, visitTimeInWords, type VisitOffice } from '../../../rules/visits.ts';
import type { VisitRow } from '../visit.store.ts';

type Told = Pick<VisitRow, 'day' | 'half' | 'number'> & { office: VisitOffice };
type People = readonly { name: string; card_number: string | null }[];

/** What her page and her inbox say: who, when, and under which numbers. */
export function visitWords({ day, half, number, office }: Told, people: People): Record<string, string> {
  return {
    when: visitTimeInWords({ day, half }),
    office: visitOffices[office],
    people: people.map(({ name }) => surnameOf(name)).join('、'),
    cards: people.map(({ name, card_number }) => `${surnameOf(name)}${card_number ?? ''}`).join('，'),
    number,
  };
}

/** What the SMS asks for: 12月2日, 上午, 张、李. */
export function visitValues({ day, half }: Told, people: People): Record<string, string> {
  return { day: dayInWords(day).split(' ')[0]!, half: halves[half], people: people.map(({ name }) => surnameOf(name)).join('、') };
}

export function plannedKind(office: VisitOffice): NoticeKindName {
  return office === 'county' ? 'visit-planned-county' : 'visit-planned';
}
