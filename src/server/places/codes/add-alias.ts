import { readNewAlias } from '../../../rules/code-alias.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import { forWhom, type StaffScope } from '../../platform/scope.ts';
import { insertAlias, lockAlias, reviveAlias } from './codes.store.ts';
import { getVillageToChange } from './get-village-to-change.ts';

const whyNot = {
  code: '这是我们自己的村码，不用登记。',
  receipt: '这是一张回执的码，不能登记成村码。',
  ours: '这是我们自己的网址，不能登记成村码。',
  unreadable: '太短了，或者有看不见的符号。请照老码扫出来的原样填。',
} as const;

/** An older code that hangs there opens this village too. One alias opens one village: `not-now` while it opens another. */
export async function addAlias(house: House, scope: StaffScope, wish: { village: string; text: string }): Promise<void> {
  const read = readNewAlias(wish.text, house.settings.origin);
  if ('refused' in read) throw new Problem('field-refused', { field: 'text', text: whyNot[read.refused] });
  const { alias } = read;
  await house.db.transaction().execute(async (tx) => {
    const village = await getVillageToChange(tx, scope, wish.village);
    const row = { alias, village: village.id, registered_at: house.clock.now(), registered_by: scope.staff };
    if (!(await insertAlias(tx, scope, row))) {
      const stands = (await lockAlias(tx, alias))!;
      if (!stands.until && stands.village === village.id) return;
      if (!stands.until) throw new Problem('not-now', { text: '这个老码已经登记给别的村了。先在那个村停掉，再登记。' });
      await reviveAlias(tx, scope, row);
    }
    const standIn = forWhom(scope, { village: village.id, town: village.parent! });
    await recordLook(house, tx, scope, { act: 'added', whatKind: 'code-alias', what: village.id, forWhom: standIn?.staff });
  });
}
