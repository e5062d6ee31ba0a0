import type { Leads } from '../../contract/lead.contract.ts';
import type { CodeBook } from '../places/index.ts';
import { recordLook } from '../platform/audit.ts';
import type { House } from '../platform/house.ts';
import type { StaffScope } from '../platform/scope.ts';
import { leadLine } from './lead-line.ts';
import { listOpenLeadsFor } from './watch.store.ts';

/** What waits for a visit; neither what was seen nor who told it. */
export async function listLeads(house: House, book: CodeBook, scope: StaffScope): Promise<Leads> {
  const { rows, rest } = await listOpenLeadsFor(house.db, scope);
  await recordLook(house, house.db, scope, { act: 'listed', whatKind: 'leads', what: String(rows.length) });
  return { leads: rows.map((row) => leadLine(house, book, row)), ...rest };
}
