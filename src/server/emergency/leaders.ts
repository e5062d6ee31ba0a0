import type { Leaders, SetLeaders } from '../../contract/emergency.contract.ts';
import { isInventedPhone } from '../../rules/invented.ts';
import { mayDo } from '../../rules/role-rights.ts';
import { recordLook } from '../platform/audit.ts';
import type { Reader } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import { Problem } from '../platform/problem.ts';
import type { StaffScope } from '../platform/scope.ts';
import { endLeaders, insertLeaders, listLeaders } from './emergency.store.ts';

/** Who is rung for more than a town may sign, in order; numbers are people's own, so every look at the list is written down. */
export async function readLeaders(house: House, scope: StaffScope): Promise<Leaders> {
  const leaders = await openAll(house, house.db, scope);
  await recordLook(house, house.db, scope, { act: 'opened', whatKind: 'leaders', what: scope.county });
  return { leaders, maySet: mayDo(scope.role, 'keep-leaders') ? 'yes' : 'no' };
}

/** The whole list anew. The same again changes nothing, so that a yes on the way is still that leader’s. */
export async function setLeaders(house: House, scope: StaffScope, { leaders }: SetLeaders): Promise<void> {
  if (house.settings.deployment === 'demo' && leaders.some(({ phone }) => !isInventedPhone(phone)))
    throw new Problem('not-an-invented-person', { field: 'leaders' });
  const { county } = scope;
  const { vault, clock } = house;
  const key = vault.key(county, 'staff');
  await house.db.transaction().execute(async (tx) => {
    const before = await openAll(house, tx, scope);
    if (same(before, leaders)) return;
    const now = clock.now();
    await endLeaders(
      tx,
      scope,
      before.map(({ leaderId }) => leaderId),
      now,
    );
    const rows = leaders.map(({ name, phone }, position) => {
      const id = newId(clock);
      const at = (column: string) => ({ column: `county_leader.${column}`, county, row: id });
      return {
        county,
        id,
        position,
        name_sealed: vault.seal(key, at('name_sealed'), name),
        phone_sealed: vault.seal(key, at('phone_sealed'), phone),
        set_by: scope.staff,
        set_at: now,
        ended_at: null,
      };
    });
    await insertLeaders(tx, rows);
    await recordLook(house, tx, scope, { act: 'changed', whatKind: 'leaders', what: county });
  });
}

export async function findLeader(house: House, scope: StaffScope, id: string): Promise<{ name: string } | undefined> {
  return (await openAll(house, house.db, scope)).find(({ leaderId }) => leaderId === id);
}

async function openAll(house: House, db: Reader, scope: StaffScope): Promise<Leaders['leaders']> {
  const { vault } = house;
  const key = vault.key(scope.county, 'staff');
  return (await listLeaders(db, scope)).map(({ id, name_sealed, phone_sealed }) => {
    const at = (column: string) => ({ column: `county_leader.${column}`, county: scope.county, row: id });
    return {
      leaderId: id,
      name: vault.open(key, at('name_sealed'), name_sealed),
      phone: vault.open(key, at('phone_sealed'), phone_sealed),
    };
  });
}

function same(before: Leaders['leaders'], wanted: SetLeaders['leaders']): boolean {
  const list = (all: readonly { name: string; phone: string }[]) => JSON.stringify(all.map(({ name, phone }) => [name, phone]));
  return list(before) === list(wanted);
}
