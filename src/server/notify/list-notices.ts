import type { Notices } from '../../contract/notify.contract.ts';
import { instantInWords } from '../../rules/day-in-words.ts';
import { inCounty, type Citizen } from '../platform/audience.ts';
import type { House } from '../platform/house.ts';
import { noticeKey } from './notice-key.ts';
import { viewDeliveries } from './view-deliveries.ts';
import { listNoticesOf } from './notify.store.ts';

/** The inbox of an account over all its counties, newest first. Erased households have nothing left to read. */
export async function listNotices(house: House, citizen: Citizen): Promise<Notices> {
  const { vault } = house;
  const notices = [];
  for (const county of citizen.counties) {
    const scope = inCounty(citizen, county);
    const rows = await listNoticesOf(house.db, scope);
    const sent = await viewDeliveries(
      house,
      scope,
      rows.map(({ id }) => id),
    );
    for (const row of rows) {
      const key = noticeKey(house, county, row);
      if (!key) continue;
      const words = vault.openJson<{ title: string; text: string; programId?: string }>(
        key,
        { column: 'notice.sealed', county, row: row.id },
        row.sealed,
      );
      notices.push({
        noticeId: row.id,
        ...(row.matter ? { matterId: row.matter } : {}),
        kind: row.kind,
        ...(row.kind === 'policy-for-you' ? { campaigns: row.wish === 'no' ? 'no' : 'yes' } : {}),
        ...words,
        at: row.at.toISOString(),
        when: instantInWords(row.at),
        read: row.read_at !== null,
        ...(sent.has(row.id) ? { sent: sent.get(row.id)! } : {}),
      });
    }
  }
  notices.sort((a, b) => b.at.localeCompare(a.at));
  return { notices, unread: notices.filter((notice) => !notice.read).length };
}
