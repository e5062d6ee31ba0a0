import type { Leads } from '../../contract/lead.contract.ts';
import { dayInWords, instantInWords } from '../../rules/day-in-words.ts';
import { dayOf } from '../../rules/day.ts';
import { leadOutcomes } from '../../rules/leads.ts';
import type { CodeBook } from '../places/index.ts';
import type { House } from '../platform/house.ts';
import type { LeadRow } from './watch.store.ts';

export function leadLine(house: House, book: CodeBook, row: LeadRow): Leads['leads'][number] {
  const village = book.findVillage(row.village);
  const today = dayOf(house.clock.now());
  const state = {
    open: { title: '还没去看', text: '' },
    'visit-planned': { title: '定了去看', text: row.visit_on ? dayInWords(row.visit_on) : '' },
    visited: { title: row.outcome ? leadOutcomes[row.outcome] : '看过了', text: '' },
  }[row.state];
  return {
    leadId: row.id,
    version: row.version,
    village: village?.name ?? '',
    town: village?.town.name ?? '',
    urgency: row.urgency,
    state: { kind: row.state, ...state },
    withWhom: row.with_whom,
    way: row.way,
    reported: instantInWords(row.reported_at),
    ...(row.due_on && row.state !== 'visited'
      ? { due: { day: row.due_on, words: `${row.due_certain ? '' : '预计'}${dayInWords(row.due_on)}`, overdue: row.due_on < today } }
      : {}),
    ...(row.risen_at ? { risen: dayInWords(dayOf(row.risen_at)) } : {}),
  };
}
