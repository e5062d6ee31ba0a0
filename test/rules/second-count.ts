/*
 * Legal days counted a second time, without a line of src/rules: days are numbers (0 is Wednesday 2025-01-01), and one list of the numbers that are
 * worked answers every count by its place in it.
 */

/** As the two notices of the State Council say it (国办发明电〔2024〕12号, 〔2025〕7号): off from month-day to month-day, and the weekend days worked for it. */
const announced: Record<number, { off: [string, string][]; worked: string[] }> = {
  2025: {
    off: [
      ['01-01', '01-01'],
      ['01-28', '02-04'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['05-31', '06-02'],
      ['10-01', '10-08'],
    ],
    worked: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  },
  2026: {
    off: [
      ['01-01', '01-03'],
      ['02-15', '02-23'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-19', '06-21'],
      ['09-25', '09-27'],
      ['10-01', '10-07'],
    ],
    worked: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
};

const first = Date.UTC(2025, 0, 1) / 86_400_000;
/** Over three years after the last start: a recognition holds for one, 45 working days need less. */
const texts = Array.from({ length: 5 * 365 }, (_, nr) => new Date((first + nr) * 86_400_000).toISOString().slice(0, 10));
const numbers = new Map(texts.map((text, nr) => [text, nr]));

/** The number of the last day whose year is announced. */
const lastAnnounced = numbers.get('2026-12-31')!;

const worked = texts.map((text, nr) => {
  const { off, worked: made } = announced[Number(text.slice(0, 4))] ?? { off: [], worked: [] };
  const day = text.slice(5);
  if (made.includes(day)) return true;
  // 2025-01-01 was a Wednesday, so 3 and 4 are the first weekend.
  return nr % 7 !== 3 && nr % 7 !== 4 && !off.some(([from, to]) => from <= day && day <= to);
});
const workedNumbers = worked.flatMap((is, nr) => (is ? [nr] : []));
/** How many days up to and with each are worked. */
let sum = 0;
const workedUpTo = worked.map((is) => (sum += is ? 1 : 0));

export interface CountedAgain {
  day: string;
  certain: boolean;
}

/** Every day on which something may begin: 2025 to 2027. */
export const starts = texts.filter((text) => text < '2028-01-01');

export function isWorkedAgain(text: string): boolean {
  return worked[numbers.get(text)!]!;
}

/** The day it starts is not day 1. */
export function countAgain({ days, counting }: { days: number; counting: string }, from: string): CountedAgain {
  const start = numbers.get(from)!;
  if (counting !== 'working') return { day: texts[start + (counting === 'hours' ? Math.ceil(days / 24) : days)]!, certain: true };
  const end = workedNumbers[workedUpTo[start]! + days - 1]!;
  return { day: texts[end]!, certain: end <= lastAnnounced };
}

/** 民法典 203(1): what ends on a day off ends on the next day that is worked. */
export function rollAgain(end: string): CountedAgain {
  const at = numbers.get(end)!;
  const last = worked[at] ? at : workedNumbers[workedUpTo[at]!]!;
  return { day: texts[last]!, certain: last <= lastAnnounced };
}
