import type { Morning } from '../../contract/digest.contract.ts';
import { dayInWords } from '../../rules/day-in-words.ts';
import { dayOf } from '../../rules/day.ts';
import { listMattersFor, viewMatters } from '../matter/index.ts';
import type { CodeBook } from '../places/index.ts';
import { recordLook } from '../platform/audit.ts';
import type { House } from '../platform/house.ts';
import { placesOf, type StaffScope } from '../platform/scope.ts';
import { listPlannedVisits } from '../visit/index.ts';
import { listLeadsFor } from '../watch/index.ts';
import { listWithOldCard } from './list-with-old-card.ts';
import { listDueLeads, listDueMatters, listDueWords, listWithoutIdNumber, listWithoutPhone, wasDueThisMorning } from './digest.store.ts';

type Group = Morning['due'][number];
/** A screen; the count says how many there are. */
const shown = 20;

/**
 * What stands first on a town's desk in the morning: what is due, and which records lack something without which nobody can be told or paid.
 * Read anew each time and kept nowhere; names masked. Nothing where nothing was due: no digest for its own sake.
 */
export async function readMorning(house: House, book: CodeBook, scope: StaffScope): Promise<Morning> {
  const day = dayOf(house.clock.now());
  const towns = placesOf(scope);
  const base = { day, when: dayInWords(day) };
  if (!(await wasDueThisMorning(house.db, scope, { towns, day }))) return { ...base, state: 'none', due: [], lacking: [] };
  await recordLook(house, house.db, scope, { act: 'listed', whatKind: 'morning', what: day });
  const of = { towns, day };
  const matters = (kind: string, title: string, ids: readonly string[]) => matterGroup(house, book, scope, { kind, title, ids });
  const due = [
    await matters('matters', '到了日子的', await listDueMatters(house.db, scope, of)),
    await matters('words', '申请人说的话，该看了', await listDueWords(house.db, scope, of)),
    await visitGroup(house, book, scope),
    await leadGroup(house, book, scope, await listDueLeads(house.db, scope, of)),
  ];
  // The account comes with the payout files: nobody is asked for one before.
  const lacking = [
    await matters('phone', '没有手机号，短信到不了', await listWithoutPhone(house.db, scope, towns)),
    await matters('id-number', '没有身份证号', await listWithoutIdNumber(house.db, scope, towns)),
    await matters('card', '证件到期了，或快到期', await listWithOldCard(house, scope, book.findCounty(scope.county)!)),
  ];
  const some = (groups: Group[]) => groups.filter(({ count }) => count > 0);
  return { ...base, state: 'due', due: some(due), lacking: some(lacking) };
}

async function matterGroup(
  house: House,
  book: CodeBook,
  scope: StaffScope,
  { kind, title, ids }: { kind: string; title: string; ids: readonly string[] },
): Promise<Group> {
  // Not her own family's: those are nobody's line here.
  const rows = await listMattersFor(house.db, scope, ids);
  const first = ids.flatMap((id) => rows.filter((row) => row.id === id)).slice(0, shown);
  const views = await viewMatters(house, house.db, scope, first, book.findCounty(scope.county)!.calendar);
  const lines = views.map(({ row, applicant, next }) => ({
    words: [book.findVillage(row.village)?.name ?? '', applicant, kind === 'matters' && next ? dayInWords(next.day) : '']
      .filter(Boolean)
      .join(' '),
    matterId: row.id,
  }));
  return { kind, title, count: rows.length, lines };
}

async function visitGroup(house: House, book: CodeBook, scope: StaffScope): Promise<Group> {
  const visits = (await listPlannedVisits(house, book, scope)).visits.filter(({ due }) => due === 'today' || due === 'late');
  const lines = visits.slice(0, shown).map(({ visitId, village, whose, when, visitors }) => ({
    words: `${when} ${village} ${whose}，${visitors.map(({ name }) => name).join('、')}`,
    visitId,
  }));
  return { kind: 'visits', title: '今天要去的，和去了没记下的', count: visits.length, lines };
}

async function leadGroup(house: House, book: CodeBook, scope: StaffScope, ids: readonly string[]): Promise<Group> {
  const leads = await listLeadsFor(house.db, scope, ids);
  const lines = leads.slice(0, shown).map(({ id, village, due_on }) => ({
    words: `${book.findVillage(village)?.name ?? ''} 最晚${dayInWords(due_on!)}`,
    leadId: id,
  }));
  return { kind: 'leads', title: '有人说的难处，该去看了', count: leads.length, lines };
}
