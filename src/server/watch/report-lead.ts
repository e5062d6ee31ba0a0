import type { ReportedLead, ReportLead } from '../../contract/lead.contract.ts';
import { dayOf } from '../../rules/day.ts';
import { figureOn } from '../../rules/figures.ts';
import { isInventedPhone } from '../../rules/invented.ts';
import type { CodeBook } from '../places/index.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import { keepLead } from './keep-lead.ts';

const aDay = 86_400;
const tenMinutes = 600;
/** Of one village in ten minutes: a wide fence that slows whoever floods it, and is no lock. */
const mostOfVillage = 30;

/**
 * Anybody, without a sign-in. One phone so many a day, as the county's figure says; a village in flood waits some minutes, but for a child in
 * danger nobody waits.
 */
export async function reportLead(house: House, book: CodeBook, { villageCode, device, ...report }: ReportLead): Promise<ReportedLead> {
  const entry = book.findCode(villageCode);
  if (!entry) throw new Problem('code-unknown', { field: 'villageCode' });
  const { village } = entry;
  const { limits, vault, clock } = house;
  if (report.phone && house.settings.deployment === 'demo' && !isInventedPhone(report.phone))
    throw new Problem('field-refused', { field: 'phone', text: '这是演示，手机号用1690000开头。别填真的。' });
  const today = dayOf(clock.now());
  const most = figureOn(village.county.figures, 'leads-a-day', today)?.value ?? 5;
  const ofDevice = `lead|${vault.hash('lead-device', `${today}|${device}`).toString('base64url')}`;
  // The same report again is no further one: a phone in a bad network repeats itself.
  const isFirst = (await limits.count(`lead-report|${vault.hash('lead-report', report.submissionId).toString('base64url')}`, aDay)) === 1;
  if (isFirst && (await limits.count(ofDevice, aDay)) > most)
    throw new Problem('too-many-tries', { text: '这个手机今天说得够多了。还有难处，请打12349。', retryAfterSeconds: aDay });
  if (isFirst && !report.childInDanger && (await limits.count(`lead-village|${village.id}`, tenMinutes)) > mostOfVillage)
    throw new Problem('too-many-tries', { text: '这个村刚才说的人太多。等几分钟再交，着急打12349。', retryAfterSeconds: tenMinutes });
  return keepLead(house, { kind: 'system', county: village.county.id }, { village, way: 'phone', report });
}
