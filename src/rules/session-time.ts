/** Half a day, and within it the hour where one is set: whole or half hours, as villages meet. */
export interface SessionTime {
  half: SessionHalf;
  time?: string;
}

export const sessionHalves = ['morning', 'afternoon', 'evening'] as const;
export type SessionHalf = (typeof sessionHalves)[number];

const names: Record<SessionHalf, string> = { morning: '上午', afternoon: '下午', evening: '晚上' };
/** Hours that lie in it, first and last. */
const hours: Record<SessionHalf, [number, number]> = { morning: [6, 11], afternoon: [12, 17], evening: [18, 21] };

/** 上午, 上午9点, 下午3点半: at most six characters, as an SMS takes a variable. */
export function sessionTimeInWords({ half, time }: SessionTime): string {
  if (time === undefined) return names[half];
  const [hour, minute] = time.split(':').map(Number);
  return `${names[half]}${hour! > 12 ? hour! - 12 : hour}点${minute === 30 ? '半' : ''}`;
}

/** Whether that hour lies in that half of the day. */
export function isSessionTime({ half, time }: SessionTime): boolean {
  if (time === undefined) return true;
  const hour = /^([01]\d|2[0-3]):(00|30)$/.exec(time);
  return hour !== null && Number(hour[1]) >= hours[half][0] && Number(hour[1]) <= hours[half][1];
}
