import { dayInWords } from '../../../rules/day-in-words.ts';
import { sessionTimeInWords, type SessionTime } from '../../../rules/session-time.ts';

/** 12月3日 星期四 上午9点 */
export function whenInWords({ day, half, time }: SessionTime & { day: string }): string {
  return `${dayInWords(day)} ${sessionTimeInWords(time === undefined ? { half } : { half, time })}`;
}
