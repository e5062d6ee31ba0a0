import { dayOf } from '../../../rules/day.ts';
import type { GrievanceDesk } from '../../../rules/grievances.ts';
import { readCalendar, readFigures } from '../../places/index.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import { newId } from '../../platform/new-id.ts';
import type { SystemScope } from '../../platform/scope.ts';
import { writeTogether } from '../../platform/write-together.ts';
import { findOpenInquiry, insertGrievance } from '../grievance.store.ts';
import { sealStep } from '../seal-step.ts';
import { prepareInquiry, type AskedMatter } from './prepare-inquiry.ts';
import { keyOf, openTold, sayDue, type ToldInquiry } from '../told.ts';

interface Above {
  /** Nothing was open there before. */
  isNew: boolean;

  /** Under which question it stands above; none where she had asked there herself. */
  inquiry?: string;
  desk: GrievanceDesk;
  /** 12月1日 星期二前, or 尽快. */
  due: string;
}

/**
 * What nobody has answered is asked of the level above by the clock, as she could ask herself: it stands on that list, has a day of its own,
 * and goes on up when that one passes. One question a matter is open at a time, so what is asked there already holds this too.
 */
export async function askAbove(
  house: House,
  tx: Tx,
  scope: SystemScope,
  { matter, desk, unanswered }: { matter: AskedMatter; desk: GrievanceDesk; unanswered: NonNullable<ToldInquiry['unanswered']> },
): Promise<Above> {
  const open = await findOpenInquiry(tx, scope, matter.id);
  if (open) {
    const isHers = openTold<ToldInquiry>(house, keyOf(house, scope.county, matter), open).unanswered === undefined;
    return { isNew: false, ...(isHers ? {} : { inquiry: open.id }), desk: open.desk, due: sayDue(open) };
  }
  const id = newId(house.clock);
  const promises = { figures: await readFigures(tx, scope), calendar: await readCalendar(tx, scope) };
  const digest = house.vault.hash('inquiry', JSON.stringify([matter.id, id, dayOf(house.clock.now())]));
  const { key, row } = prepareInquiry(house, matter, { id, digest, desk, told: { words: '', unanswered }, promises });
  // She asks at this very moment: the next knock finds hers.
  if (!(await insertGrievance(tx, row))) return askAbove(house, tx, scope, { matter, desk, unanswered });
  await writeTogether(tx, sealStep(house, key, row, { kind: 'risen', number: 1, actor: null, words: '' }));
  return { isNew: true, inquiry: id, desk, due: sayDue(row) };
}
