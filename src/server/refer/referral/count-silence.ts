import type { Silence } from '../../../contract/refer.contract.ts';
import { dayOf } from '../../../rules/day.ts';
import type { CodeBook } from '../../places/index.ts';
import type { House } from '../../platform/house.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { nameBody } from '../name-office.ts';
import { countByBody } from '../refer.store.ts';

/** For the quarterly 联席会议: bodies are counted, never persons. From the first day of this quarter until today. */
export async function countSilence(house: House, book: CodeBook, scope: StaffScope): Promise<Silence> {
  const until = dayOf(house.clock.now());
  const [year, month] = until.split('-') as [string, string];
  const since = `${year}-${String(Math.floor((Number(month) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;
  const rows = await countByBody(house.db, scope, { since, until });
  const count = (body: string, kind: string) => Number(rows.find((row) => row.body === body && row.kind === kind)?.count ?? 0);
  const bodies = [...new Set(rows.flatMap((row) => row.body ?? []))].map((body) => ({
    name: nameBody(book, scope, body) ?? body,
    asked: count(body, 'sent'),
    silent: count(body, 'silent'),
  }));
  return { since, until, bodies: bodies.toSorted((a, b) => b.silent - a.silent || b.asked - a.asked) };
}
