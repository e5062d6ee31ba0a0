import { type Day, dayOf, daysBetween, startOfDay, weekdayOf } from './day.ts';

const WEEKDAYS = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'];

/** '11月24日 星期二' */
export function dayInWords(day: Day): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日 ${WEEKDAYS[weekdayOf(day)]}`;
}

/** '11月24日 星期二 上午9:05', as people say the time of day, in Shanghai. */
export function instantInWords(instant: Date): string {
  const day = dayOf(instant);
  const minutes = Math.floor((instant.getTime() - startOfDay(day).getTime()) / 60_000);
  const hour = Math.floor(minutes / 60);
  const minute = String(minutes % 60).padStart(2, '0');
  return `${dayInWords(day)} ${partOfDay(hour)}${hour > 12 ? hour - 12 : hour}:${minute}`;
}

const NEAR = ['今天', '昨天', '前天'];

/** '昨天下午3:05' for what was not long ago, else as `instantInWords`. */
export function instantFromNow(instant: Date, now: Date): string {
  const near = NEAR[daysBetween(dayOf(instant), dayOf(now))];
  return near === undefined ? instantInWords(instant) : `${near}${instantInWords(instant).split(' ').at(-1)}`;
}

function partOfDay(hour: number): string {
  if (hour < 6) return '凌晨';
  if (hour < 12) return '上午';
  if (hour < 13) return '中午';
  return hour < 18 ? '下午' : '晚上';
}

/** '2026年12月22日', where the day must stand for itself. */
export function dayInFull(day: Day): string {
  return `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}

/** '5月', 明年5月, 去年5月; the month that runs and the next by those words. */
export function monthInWords(day: Day, today: Day): string {
  const monthsOf = (one: Day) => Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7));
  const ahead = monthsOf(day) - monthsOf(today);
  if (ahead === 0) return '这个月';
  if (ahead === 1) return '下个月';
  const year = { '-1': '去年', '0': '', '1': '明年' }[String(Number(day.slice(0, 4)) - Number(today.slice(0, 4)))];
  return `${year ?? `${day.slice(0, 4)}年`}${Number(day.slice(5, 7))}月`;
}
