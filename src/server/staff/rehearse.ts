import { mayDo, staffRoles, type StaffRole } from '../../rules/role-rights.ts';
import { dayOf } from '../../rules/day.ts';
import { findPracticeGround } from '../places/index.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { StaffScope } from '../platform/scope.ts';
import { scopeOf } from './scope-of.ts';
import { addPlayer, findBodyPlayed, findStaff } from './staff.store.ts';

/**
 * Her scope in the practice ground of her county, in the role she plays there: somebody of that ground who bears her name, another one for
 * each role, so that who acts and who checks are two. Nothing of the real county is in it, and she keeps nothing of it outside.
 */
export async function rehearse(house: House, real: StaffScope, who: { name: string; role: unknown }): Promise<StaffScope> {
  const role = staffRoles.find((one) => one === who.role && mayDo(one, 'practise'));
  const open = role && mayDo(real.role, 'practise') ? await findPracticeGround(house.db, real.county) : undefined;
  if (!role || !open) throw new Problem('not-found', { because: 'no practice ground, or no role for one' });
  const county = open.ground;
  await house.vault.loadKeys(house.db, [county]);
  const body = bodyPlayed(role, await findBodyPlayed(house.db, { kind: 'system', county }));
  const player = scopeOf({ county, id: playerId(house, county, real.staff, role), role, places: [county], body });
  const scope: StaffScope = { ...player, practice: { real, daysAhead: open.days_ahead } };
  if (!(await findStaff(house.db, scope, scope.staff))) await letPlay(house, scope, who.name);
  return scope;
}

/** Somebody of a practice ground, without a login and with a password that nothing opens: whoever plays came by a session of her own. */
export async function letPlay(house: House, { county, staff, role, body }: StaffScope, name: string): Promise<void> {
  const key = house.vault.key(county, 'staff');
  await addPlayer(house.db, {
    county,
    id: staff,
    login: `${county}/${staff}`,
    name,
    role,
    places: [county],
    body: body ?? null,
    password_hash: '',
    totp_sealed: house.vault.seal(key, { column: 'staff.totp_sealed', county, row: staff }, ''),
    seeded: false,
    since: dayOf(house.clock.now()),
    until: null,
  });
}

/** Only a department works for one body. */
export function bodyPlayed(role: StaffRole, body: string | undefined): string | null {
  return role === 'department' ? (body ?? null) : null;
}

/** The same for the same person in the same role, whichever process she asks first. */
function playerId(house: House, ground: string, staff: string, role: StaffRole): string {
  const bytes = house.vault.hash('player', `${ground}|${staff}|${role}`).subarray(0, 16);
  const own = 8;
  bytes[6] = (bytes[6]! & 0x0f) | (own << 4);
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
