import type { Day } from '../day.ts';

/** 元月一号, 12月3号: as a person reads it out. */
export function spokenDay(day: Day): string {
  const [, month, date] = day.split('-').map(Number);
  return `${month === 1 ? '元' : month}月${date === 1 ? '一' : date}号`;
}
