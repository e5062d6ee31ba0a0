import type { StaffSession } from '../../contract/staff.contract.ts';
import { dayOf } from '../../rules/day.ts';
import { roleRights, type StaffRole } from '../../rules/role-rights.ts';
import { namePlaces, type CodeBook } from '../places/index.ts';
import { describeApi } from '../platform/describe-api.ts';
import type { House } from '../platform/house.ts';
import { recordLook } from '../platform/audit.ts';
import type { StaffScope } from '../platform/scope.ts';
import type { RoomHandlers } from '../platform/serve-routes.ts';
import { sessionCookie, setCookie } from './cookies.ts';
import { endDeputy } from './deputies/end-deputy.ts';
import { nameDeputy } from './deputies/name-deputy.ts';
import { viewDeputies } from './deputies/view-deputies.ts';
import { dutyRoutes, type DutyRoutes } from './duty/duty.routes.ts';
import { findStaffScope, staffSessionHash } from './find-staff-session.ts';
import { keyRoutes, type KeyRoutes } from './keys/keys.routes.ts';
import { findKnownDesk, knowDesk } from './known-desk.ts';
import { signInStaff } from './sign-in-staff.ts';
import { endStaffSession, findStaff } from './staff.store.ts';

/** Rights that a practice ground has no use for. */
const outsideOnly: ReadonlySet<string> = new Set(['have-deputies', 'exchange']);

const roleNames = {
  village: '村里经办',
  town: '镇上经办',
  county: '县里审批',
  department: '部门经办',
  panel: '评审',
  hotline: '12349热线',
  finance: '财政发放',
  auditor: '审计',
  operator: '运维',
} as const satisfies Record<StaffRole, string>;

type Mine =
  | 'staffSignIn'
  | 'staffSignOut'
  | 'readStaffSession'
  | 'staffDescribeApi'
  | 'staffListDeputies'
  | 'staffNameDeputy'
  | 'staffEndDeputy'
  | KeyRoutes
  | DutyRoutes;

export function staffRoutes(book: CodeBook): RoomHandlers<Mine> {
  return {
    ...dutyRoutes(book),
    ...keyRoutes((house, who) => describe(house, book, who)),
    staffSignIn: async (house, { body, headers, reply }) => {
      const at = { desk: findKnownDesk(house, headers, body.login), address: reply.request.ip };
      const session = `${sessionCookie(house)}=${await signInStaff(house, body, at)}`;
      reply.header('set-cookie', [setCookie(house, session), setCookie(house, knowDesk(house, body.login))]);
      return describe(house, book, await findStaffScope(house, { cookie: session }));
    },
    staffSignOut: async (house, { who, headers, reply }) => {
      await endStaffSession(house.db, staffSessionHash(house, headers)!, house.clock.now());
      await recordLook(house, house.db, who, { act: 'signed-out', whatKind: 'staff', what: who.staff });
      reply.header('set-cookie', setCookie(house, `${sessionCookie(house)}=; Max-Age=0`));
      return {};
    },
    readStaffSession: async (house, { who }) => describe(house, book, who),
    staffListDeputies: async (house, { who }) => viewDeputies(house, book, who),
    staffNameDeputy: async (house, { who, body }) => {
      await nameDeputy(house, who, body);
      return viewDeputies(house, book, who);
    },
    staffEndDeputy: async (house, { who, params }) => {
      await endDeputy(house, who, params.deputyId);
      return viewDeputies(house, book, who);
    },
    staffDescribeApi: async (house) => describeApi(['staff'], house.settings.staffOrigin),
  };
}

async function describe(house: House, book: CodeBook, who: StaffScope): Promise<StaffSession> {
  const staff = (await findStaff(house.db, who, who.staff))!;
  const county = book.findCounty(who.county)!;
  return {
    name: staff.name,
    role: who.role,
    roleName: roleNames[who.role],
    county: county.name,
    // Who stands in for whom is no play, and no file leaves for the province.
    may: roleRights[who.role].may.filter((right) => !who.practice || !outsideOnly.has(right)),
    places: namePlaces(book, who.county, who.places),
    ...(who.body ? { body: county.bodies.find((one) => one.id === who.body)?.name ?? who.body } : {}),
    standsInFor: who.standsInFor.map(({ name, places, until }) => ({ name, places: namePlaces(book, who.county, places), until })),
    endsAfter: house.settings.staffSession,
    demo: house.settings.deployment === 'demo',
    ...(who.practice ? { practice: { today: dayOf(house.clock.now()), daysAhead: who.practice.daysAhead } } : {}),
  };
}
