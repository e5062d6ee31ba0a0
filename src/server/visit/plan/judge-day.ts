import { addDays, dayOf, isDay, type Day } from '../../../rules/day.ts';
import { halves, type Half } from '../../../rules/visits.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';

/** Further away nobody knows who will be at the office. Our own choice. */
const farthest = 60;

interface Asked {
  day?: string | undefined;
  half?: Half | undefined;
  agreed?: 'by-phone' | undefined;
}

/** When somebody comes. From tomorrow on; today only where she has said yes on the phone, or where nobody can be rung. */
export function judgeDay({ clock }: House, { day, half, agreed }: Asked, who: 'can-be-rung' | 'cannot-be-rung'): { day: Day; half: Half } {
  const today = dayOf(clock.now());
  if (!day || !isDay(day) || day < today || day > addDays(today, farthest))
    throw new Problem('field-refused', { field: 'day', text: '请选哪天去，从今天起60天里。' });
  if (!half || !Object.hasOwn(halves, half)) throw new Problem('field-refused', { field: 'half', text: '请选上午还是下午。' });
  if (day === today && who === 'can-be-rung' && agreed !== 'by-phone')
    throw new Problem('field-refused', { field: 'agreed', text: '今天就去，要先打电话和她说好，再勾上。' });
  return { day, half };
}
