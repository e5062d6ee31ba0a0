import type { RecordEvent, RecordedEvent } from '../../contract/decide.contract.ts';
import { getMatterToActOn, viewMatters, recordEvent } from '../matter/index.ts';
import { actsAs } from '../../rules/role-rights.ts';
import type { CodeBook } from '../places/index.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { StaffScope } from '../platform/scope.ts';
import { stateFor } from './state-for.ts';

/** One act of a member of staff in a matter in her scope. */
export async function recordStaffEvent(
  house: House,
  book: CodeBook,
  scope: StaffScope,
  act: { matterId: string; seenVersion: number; body: RecordEvent },
): Promise<RecordedEvent> {
  const { matterId, seenVersion, body } = act;
  const role = actsAs(scope.role);
  if (!role) throw new Problem('not-found');
  await getMatterToActOn(house, scope, matterId);
  const { calendar, figures } = book.findCounty(scope.county)!;
  const { submissionId, event, ...given } = body;
  const { version } = await house.db
    .transaction()
    .execute((tx) => recordEvent(house, tx, scope, { matter: matterId, event, role, seenVersion, submissionId, given, calendar, figures }));
  const row = await getMatterToActOn(house, scope, matterId);
  const [view] = await viewMatters(house, house.db, scope, [row], calendar);
  return { matterId, version, state: stateFor(scope, view!.state) };
}
