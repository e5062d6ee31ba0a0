import type { StaffSession } from '../../contract/staff.contract.ts';
import type { CodeBook } from '../places/index.ts';
import { describeApi } from '../platform/describe-api.ts';
import type { House } from '../platform/house.ts';
import { recordLook } from '../platform/audit.ts';
import type { StaffScope } from '../platform/scope.ts';
import type { RoomHandlers } from '../platform/serve-routes.ts';
import { cookieName, findStaffScope, staffSessionHash } from './find-staff-session.ts';
import { signInStaff } from './sign-in-staff.ts';
import { endStaffSession, findStaff } from './staff.store.ts';

const roleNames = { town: '镇上经办', county: '县里审批', finance: '财政发放' } as const;

export function staffRoutes(book: CodeBook): RoomHandlers<'staffSignIn' | 'staffSignOut' | 'readStaffSession' | 'staffDescribeApi'> {
  return {
    staffSignIn: async (house, { body, reply }) => {
      const token = await signInStaff(house, body);
      const secure = house.settings.staffOrigin.startsWith('https://') ? '; Secure' : '';
      reply.header('set-cookie', `${cookieName(house)}=${token}; Path=/; HttpOnly; SameSite=Strict${secure}`);
      return describe(house, book, await findStaffScope(house, { cookie: `${cookieName(house)}=${token}` }));
    },
    staffSignOut: async (house, { who, headers, reply }) => {
      await endStaffSession(house.db, staffSessionHash(house, headers)!, house.clock.now());
      await recordLook(house, house.db, who, { act: 'signed-out', whatKind: 'staff', what: who.staff });
      reply.header('set-cookie', `${cookieName(house)}=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict`);
      return {};
    },
    readStaffSession: async (house, { who }) => describe(house, book, who),
    staffDescribeApi: async (house) => describeApi(['staff'], house.settings.staffOrigin),
  };
}

async function describe(house: House, book: CodeBook, who: StaffScope): Promise<StaffSession> {
  const staff = (await findStaff(house.db, who, who.staff))!;
  const county = book.findCounty(who.county)!;
  const towns = book.towns.filter((town) => town.county.id === who.county);
  const places = who.towns === 'all' ? [county.name] : towns.filter((town) => who.towns.includes(town.id)).map((town) => town.name);
  return {
    name: staff.name,
    role: who.role,
    roleName: roleNames[who.role],
    county: county.name,
    places,
    demo: house.settings.deployment === 'demo',
  };
}
