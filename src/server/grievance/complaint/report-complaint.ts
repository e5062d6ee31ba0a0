import type { ReportComplaint, ReportedComplaint } from '../../../contract/grievance.contract.ts';
import { dayOf } from '../../../rules/day.ts';
import { figureOn } from '../../../rules/figures.ts';
import { isInventedPhone } from '../../../rules/invented.ts';
import type { CodeBook } from '../../places/index.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import { slowDown } from '../../platform/slow-down.ts';
import { keepComplaint } from './keep-complaint.ts';

const aDay = 86_400;

/**
 * Anybody, without a sign-in. A small sum each, and one phone so many a day, as the county's figure says: counted under keyed hashes that
 * are gone with the day and stand beside no complaint. The village says which county it is and is not kept.
 */
export async function reportComplaint(
  house: House,
  book: CodeBook,
  { given, sum }: { given: ReportComplaint; sum: string | undefined },
): Promise<ReportedComplaint> {
  const { villageCode, device, ...said } = given;
  const village = book.findCode(villageCode)?.village;
  if (!village) throw new Problem('code-unknown', { field: 'villageCode' });
  const { limits, vault, clock, settings } = house;
  if (said.phone && settings.deployment === 'demo' && !isInventedPhone(said.phone))
    throw new Problem('field-refused', { field: 'phone', text: '这是演示，手机号用1690000开头。别填真的。' });
  const county = village.county;
  await slowDown(house, { of: 'complaints', county: county.id, submission: said.submissionId, sum, free: 0 });
  const today = dayOf(clock.now());
  const most = figureOn(county.figures, 'complaints-a-day', today)?.value ?? 3;
  const hash = (value: string) => vault.hash('complaint-limit', `${today}|${value}`).toString('base64url');
  // The same again is no further one: a phone in a bad network repeats itself.
  const isFirst = (await limits.count(`complaint-once|${hash(said.submissionId)}`, aDay)) === 1;
  if (isFirst && (await limits.count(`complaint|${hash(device)}`, aDay)) > most)
    throw new Problem('too-many-tries', { text: '这个手机今天说得够多了。还有话，请打12349。', retryAfterSeconds: aDay });
  return keepComplaint(house, book, { kind: 'system', county: county.id }, { way: 'phone', said });
}
