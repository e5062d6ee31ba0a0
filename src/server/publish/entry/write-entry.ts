import type { Asset, Fund } from '../../../contract/sunshine.contract.ts';
import { isPublicNumber } from '../../../rules/phone-number.ts';
import { balanceOf } from '../../../rules/sunshine-forms.ts';
import { fenInWords } from '../../../rules/money.ts';
import { isDay } from '../../../rules/day.ts';
import type { CodeBook } from '../../places/index.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { knownPublic } from '../known-public.ts';
import { findEntry, keepEntry, lockSunshine } from '../publish.store.ts';
import { refusePersonal } from '../refuse-personal.ts';

export type Entry = { kind: 'fund'; data: Fund } | { kind: 'asset'; data: Asset };

/** Writes an entry, or a newer version of it. The same again changes nothing; a version that somebody has passed meanwhile is refused. */
export async function writeEntry(
  house: House,
  book: CodeBook,
  scope: StaffScope,
  { id, version, entry }: { id: string; version: number; entry: Entry },
): Promise<void> {
  judgeEntry(book, scope, entry);
  await house.db.transaction().execute(async (tx) => {
    await lockSunshine(tx, scope);
    const known = await findEntry(tx, scope, id);
    const data = JSON.stringify(inOrder(entry.data));
    if (known && known.kind === entry.kind && known.state === 'kept' && JSON.stringify(inOrder(known.data)) === data) return;
    if ((known?.version ?? 0) !== version || (known && (known.kind !== entry.kind || known.state !== 'kept')))
      throw new Problem('changed-meanwhile', { text: '这一条刚被改过。请看一眼新的，再写。' });
    await keepEntry(tx, scope, {
      id,
      kind: entry.kind,
      version: version + 1,
      data,
      state: 'kept',
      changed_by: scope.staff,
      changed_at: house.clock.now(),
    });
    await recordLook(house, tx, scope, { act: known ? 'changed' : 'added', whatKind: 'sunshine-entry', what: id });
  });
}

function judgeEntry(book: CodeBook, scope: StaffScope, { kind, data }: Entry): void {
  const known = knownPublic(book, scope.county);
  refusePersonal(data, known, { what: kind === 'fund' ? '资金' : '资产', skip: ['from', 'to', 'villageId'] });
  if (kind === 'fund') {
    if (!isDay(data.from) || !isDay(data.to) || data.to < data.from) throw refused('to', '止的日子不能早过起的日子。');
    const left = balanceOf(data);
    if (left < 0) throw refused('uses', `用的比来的多${fenInWords(-left)}。请核一核。`);
    return;
  }
  const village = book.findVillage(data.villageId);
  if (village?.county.id !== scope.county) throw refused('villageId', '请选本县的一个村。');
  if (!isPublicNumber(data.phone)) throw refused('phone', '监督电话不对。请再看看。');
}

function refused(field: string, text: string): Problem {
  return new Problem('field-refused', { field, text });
}

/** The database orders keys as it likes. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, inOrder(one)]),
  );
}
