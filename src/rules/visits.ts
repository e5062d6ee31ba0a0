import { addDays, type Day, startOfDay } from './day.ts';
import { dayInWords } from './day-in-words.ts';
import { surname } from './privacy/name-signs.ts';

/*
 * 入户: two of the office come to a household (办16). She is told who and when; anybody may ask whether it is true, and reads no more than
 * what is needed to tell a real one from a false one.
 */

export const halves = { morning: '上午', afternoon: '下午' } as const;
export type Half = keyof typeof halves;

/** Whose people they are. A county's own come where the town's are of her family (办11, 20). */
export const visitOffices = { town: '镇上', county: '县里' } as const;
export type VisitOffice = keyof typeof visitOffices;

const HOUR = 3_600_000;
/** When a phone is told of tomorrow's visit, in hours of Shanghai: she is awake, and may still ring us in office hours. Our own choice. */
const tellHour = 10;

/** The day before the visit, at the hour at which she is told; none where that hour is over: then she is told at once. */
export function tellAt(day: Day, now: Date): Date | undefined {
  const at = new Date(startOfDay(addDays(day, -1)).getTime() + tellHour * HOUR);
  return at.getTime() > now.getTime() ? at : undefined;
}

/** '12月2日 星期三 上午' */
export function visitTimeInWords({ day, half }: { day: Day; half: Half }): string {
  return `${dayInWords(day)} ${halves[half]}`;
}

const begins = new RegExp(`^${surname}`, 'u');

/** 张, 欧阳; of a name that begins with none that we know, its first character. */
export function surnameOf(name: string): string {
  return begins.exec(name.trim())?.[0] ?? Array.from(name.trim())[0] ?? '';
}
