import type { HandOverLine } from '../../../contract/decide.contract.ts';
import { instantInWords } from '../../../rules/day-in-words.ts';
import { openNote, openReason, type MatterRow, type NamedHandOver } from '../../matter/index.ts';
import type { House } from '../../platform/house.ts';
import type { StaffScope } from '../../platform/scope.ts';

/** As the one of the two reads it who asks. */
export function handOverLine(house: House, scope: StaffScope, row: MatterRow, one: NamedHandOver): HandOverLine {
  const isMine = one.giver === scope.staff;
  const reason = openReason(house, row, one);
  return {
    handOverId: one.id,
    whose: isMine ? 'by-me' : 'to-me',
    state: one.state,
    name: isMine ? one.takerName : one.giverName,
    note: openNote(house, row, one),
    ...(reason ? { reason } : {}),
    when: instantInWords(one.settled_at ?? one.offered_at),
  };
}
