import type { StaffMatter } from '../../contract/decide.contract.ts';
import type { Day } from '../../rules/day.ts';
import { figureOn, type Figure } from '../../rules/figures.ts';
import type { MatterRow } from '../matter/index.ts';
import { countPersonsOfNumber } from '../people/index.ts';
import type { Tx } from '../platform/database.ts';
import type { StaffScope } from '../platform/scope.ts';

/** What an officer should know of who is asking: a number that stands for many, and that nobody has spoken with her. */
export async function findFlags(
  tx: Tx,
  scope: StaffScope,
  row: MatterRow,
  { figures, today }: { figures: readonly Figure[]; today: Day },
): Promise<NonNullable<StaffMatter['flags']>> {
  const check = figureOn(figures, 'number-persons-check', today)?.value ?? Infinity;
  const lead = figureOn(figures, 'number-persons-lead', today)?.value ?? Infinity;
  const most = Number.isFinite(lead) ? lead + 1 : 100;
  const persons = await countPersonsOfNumber(tx, scope, { account: row.account, most });
  const flags = [];
  if (row.unconfirmed_since && !row.confirmed_at)
    flags.push({ kind: 'unconfirmed', text: '不是本人交的，或手机号没认过。先和本人说上话，再定。' });
  if (persons > lead) flags.push({ kind: 'number-lead', text: `这个手机号替${lead}个人以上交过。请县里查一查。` });
  else if (persons > check) flags.push({ kind: 'number-many', text: `这个手机号替${persons}个人交过。请核对号是谁的。` });
  else if (persons > 1) flags.push({ kind: 'number-shared', text: `这个手机号替${persons}个人交过。` });
  return flags;
}
