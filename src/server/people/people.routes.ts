import { Problem } from '../platform/problem.ts';
import type { RoomHandlers } from '../platform/serve-routes.ts';
import { askSignInCode } from './ask-sign-in-code.ts';
import { sessionHash } from './find-citizen.ts';
import { makeChallenge } from './make-challenge.ts';
import { endSession } from './people.store.ts';
import { signIn } from './sign-in.ts';

export function peopleRoutes(): RoomHandlers<
  'askChallenge' | 'sendSignInCode' | 'signIn' | 'signInWithWechat' | 'signInWithWechatPhone' | 'signOut'
> {
  return {
    askChallenge: async (house) => makeChallenge(house),
    sendSignInCode: async (house, { body }) => askSignInCode(house, body),
    signIn: async (house, { body }) => signIn(house, body),
    signInWithWechat: async () => {
      throw new Problem('not-found');
    },
    signInWithWechatPhone: async () => {
      throw new Problem('not-found');
    },
    signOut: async (house, { headers }) => {
      await endSession(house.db, sessionHash(house, headers)!, house.clock.now());
      return {};
    },
  };
}
