import type { StaffSession } from '../../../contract/staff.contract.ts';
import type { House } from '../../platform/house.ts';
import type { StaffScope } from '../../platform/scope.ts';
import type { RoomHandlers } from '../../platform/serve-routes.ts';
import { sessionCookie, setCookie } from '../cookies.ts';
import { findStaffScope } from '../find-staff-session.ts';
import { knowDesk } from '../known-desk.ts';
import { addKey } from './add-key.ts';
import { beginKey } from './begin-key.ts';
import { removeKey } from './remove-key.ts';
import { askKeyChallenge, signInWithKey } from './sign-in-with-key.ts';
import { stopFigures } from './stop-figures.ts';
import { viewKeys } from './view-keys.ts';

export type KeyRoutes =
  | 'staffAskKeyChallenge'
  | 'staffSignInWithKey'
  | 'staffListKeys'
  | 'staffBeginKey'
  | 'staffAddKey'
  | 'staffRemoveKey'
  | 'staffStopFigures';

export function keyRoutes(describe: (house: House, who: StaffScope) => Promise<StaffSession>): RoomHandlers<KeyRoutes> {
  return {
    staffAskKeyChallenge: async (house, { reply }) => askKeyChallenge(house, reply.request.ip),
    staffSignInWithKey: async (house, { body, headers, reply }) => {
      const { token, login } = await signInWithKey(house, body, { headers, address: reply.request.ip });
      const session = `${sessionCookie(house)}=${token}`;
      reply.header('set-cookie', [setCookie(house, session), setCookie(house, knowDesk(house, login))]);
      return describe(house, await findStaffScope(house, { cookie: session }));
    },
    staffListKeys: async (house, { who, headers }) => viewKeys(house, who, headers),
    staffBeginKey: async (house, { who, headers }) => beginKey(house, who, headers),
    staffAddKey: async (house, { who, headers, body }) => {
      await addKey(house, who, headers, body);
      return viewKeys(house, who, headers);
    },
    staffRemoveKey: async (house, { who, headers, params }) => {
      await removeKey(house, who, headers, params.keyId);
      return viewKeys(house, who, headers);
    },
    staffStopFigures: async (house, { who, headers }) => {
      await stopFigures(house, who, headers);
      return viewKeys(house, who, headers);
    },
  };
}
