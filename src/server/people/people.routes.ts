import type { RoomHandlers } from '../platform/serve-routes.ts';
import type { Wechat } from '../wechat/index.ts';
import { askSignInCode } from './ask-sign-in-code.ts';
import { sessionHash } from './find-citizen.ts';
import { makeChallenge } from './make-challenge.ts';
import { signIn } from './sign-in.ts';
import { signInWithWechat } from './sign-in-with-wechat.ts';
import { signInWithWechatPhone } from './sign-in-with-wechat-phone.ts';
import { signOut } from './sign-out.ts';

type Doors = 'askChallenge' | 'sendSignInCode' | 'signIn' | 'signInWithWechat' | 'signInWithWechatPhone' | 'signOut';

export function peopleRoutes(wechat: Wechat | undefined): RoomHandlers<Doors> {
  return {
    askChallenge: async (house) => makeChallenge(house),
    sendSignInCode: async (house, { body }) => askSignInCode(house, body),
    signIn: async (house, { body }) => signIn(house, wechat, body),
    signInWithWechat: async (house, { body }) => signInWithWechat(house, wechat, body),
    signInWithWechatPhone: async (house, { body }) => signInWithWechatPhone(house, wechat, body),
    signOut: async (house, { headers }) => {
      await signOut(house, sessionHash(house, headers)!);
      return {};
    },
  };
}
