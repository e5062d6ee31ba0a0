import type { Practice } from '../../contract/practice.contract.ts';
import { addDays, dayOf } from '../../rules/day.ts';
import { generationOf } from '../../rules/practice-id.ts';
import { findPracticeGround } from '../places/index.ts';
import type { House } from '../platform/house.ts';

/** The practice village of a real county. House: on the real day. */
export async function viewPractice(house: House, county: string): Promise<Practice> {
  const open = await findPracticeGround(house.db, county);
  if (!open) return { generation: 0, daysAhead: 0 };
  return {
    generation: generationOf(open.ground),
    begunAt: open.opened_at.toISOString(),
    today: addDays(dayOf(house.clock.now()), open.days_ahead),
    daysAhead: open.days_ahead,
  };
}
