import { dayOf, type Day } from '../../rules/day.ts';
import { practiceHeader } from '../../contract/route.ts';
import { mayDo } from '../../rules/role-rights.ts';
import { findFamily } from '../people/index.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { StaffScope, StandIn } from '../platform/scope.ts';
import { readCookie, sessionCookie } from './cookies.ts';
import { listStandIns } from './deputies/deputies.store.ts';
import { rehearse } from './rehearse.ts';
import { scopeOf } from './scope-of.ts';
import { findStaff, findStaffSession, touchStaffSession } from './staff.store.ts';

/** `seen_at` is written at most this often. */
const touchEveryMs = 60_000;

/** The member of staff behind the cookie with the places she works for, or `sign-in-needed`. */
export async function findStaffScope(house: House, headers: Record<string, unknown>): Promise<StaffScope> {
  const hash = staffSessionHash(house, headers);
  const now = house.clock.now();
  const { idleMinutes, dayHours } = house.settings.staffSession;
  const since = (ms: number) => new Date(now.getTime() - ms);
  const session =
    hash && (await findStaffSession(house.db, hash, { notSeenSince: since(idleMinutes * 60_000), bornAfter: since(dayHours * 3_600_000) }));
  const staff = session && (await findStaff(house.db, { kind: 'system', county: session.county }, session.staff));
  if (!hash || !session || !staff) throw new Problem('sign-in-needed', { text: '登录过期了，请再登录一次。' });
  if (now.getTime() - session.seen_at.getTime() > touchEveryMs) await touchStaffSession(house.db, hash, now);
  const own = scopeOf(staff);
  const plays = headers[practiceHeader];
  if (plays !== undefined) return rehearse(house, own, { name: staff.name, role: plays });
  const scope = staff.id_hash ? { ...own, ownFamily: await findFamily(house.db, own, staff.id_hash) } : own;
  if (!mayDo(scope.role, 'have-deputies')) return scope;
  const standIns = await listStandIns(house.db, scope, { deputy: scope.staff, role: scope.role, body: scope.body, today: dayOf(now) });
  return { ...scope, standsInFor: standIns.map((one) => standInOf(scope, one)) };
}

function standInOf(scope: StaffScope, away: { id: string; name: string; places: string[]; until: Day }): StandIn {
  const { places } = scopeOf({ county: scope.county, role: scope.role, ...away });
  return { staff: away.id, name: away.name, places, until: away.until };
}

export function staffSessionHash(house: House, headers: Record<string, unknown>): Buffer | undefined {
  const token = readCookie(headers, sessionCookie(house));
  return token && /^[A-Za-z0-9_-]{43}$/.test(token) ? house.vault.hash('staff-session', token) : undefined;
}
