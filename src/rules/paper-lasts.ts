import { addMonths, type Day } from './day.ts';
import { figureOn, type Figure } from './figures.ts';

/** The last month that is printed on a card, 2031-05; or that it has no end. */
export type LastMonth = string;
export const noEnd = '长期';

/** A year and a month as a card has them. */
export function isLastMonth(text: string): boolean {
  return text === noEnd || /^20\d\d-(0[1-9]|1[0-2])$/.test(text);
}

export const paperStands = ['holds', 'near', 'over'] as const;
export type PaperStand = (typeof paperStands)[number];

/** A card holds until the end of its last month, and is near its end some months before. */
export function standOf(last: LastMonth, today: Day, nearMonths: number): PaperStand {
  if (last === noEnd) return 'holds';
  const left = monthsOf(last) - monthsOf(today);
  if (left < 0) return 'over';
  return left <= nearMonths ? 'near' : 'holds';
}

const monthsOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));

const card = 'card-near-months@';

/** Which papers bear a last month, as the county says by saying how long before it she is told. */
export function cardKindsOn(figures: readonly Figure[], today: Day): string[] {
  const names = new Set(figures.filter(({ name, since }) => name.startsWith(card) && since <= today).map(({ name }) => name));
  return [...names].map((name) => name.slice(card.length)).toSorted();
}

export function nearMonthsOf(kind: string, figures: readonly Figure[], today: Day): number {
  return figureOn(figures, `${card}${kind}`, today)?.value ?? 0;
}

/** Until when a paper that bears no month is taken as fresh, counted from the day it came; nothing where nobody has said how long. */
export function freshUntil(
  kind: string,
  came: Day,
  figures: readonly Figure[],
  today: Day,
): (Pick<Figure, 'kind' | 'ref'> & { last: LastMonth }) | undefined {
  const figure = figureOn(figures, `paper-months@${kind}`, today);
  return figure && { last: addMonths(came, figure.value).slice(0, 7), kind: figure.kind, ref: figure.ref };
}

/** 2031年5月 */
export function monthInFull(month: LastMonth): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`;
}

/** What stands beside a card's name: 到2031年5月, 2026年12月到期. */
export function cardInWords(last: LastMonth, stand: PaperStand): string {
  if (last === noEnd) return '长期有效';
  return stand === 'holds' ? `到${monthInFull(last)}` : `${monthInFull(last)}到期`;
}
