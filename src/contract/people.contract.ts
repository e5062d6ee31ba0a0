import { Type, type Static } from 'typebox';
import { Id, Phone } from './common.contract.ts';

/** Find a `nonce` so that SHA-256(`challenge:phone:nonce`) begins with `bits` zero bits. */
export const Challenge = Type.Object({ challenge: Type.String(), bits: Type.Integer(), expiresAt: Type.String() });
export type Challenge = Static<typeof Challenge>;

export const AskSignInCode = Type.Object(
  {
    phone: Phone,
    challenge: Type.String({ maxLength: 200 }),
    nonce: Type.String({ maxLength: 40 }),
  },
  { additionalProperties: false },
);
export const SentSignInCode = Type.Object({
  text: Type.String(),
  /** The same number may ask again after this long. */
  againAfterSeconds: Type.Integer(),
  validMinutes: Type.Integer(),
});
export type SentSignInCode = Static<typeof SentSignInCode>;

/** A code of WeChat: five minutes, one use. */
const WechatCode = Type.String({ minLength: 1, maxLength: 200 });

export const SignIn = Type.Object(
  {
    phone: Phone,
    code: Type.String({ pattern: '^\\d{6}$' }),
    /** Random, made once per phone and kept; limits are keyed by it, nothing else. */
    deviceId: Id,
    /** Of wx.login; present when she said that this is her own phone and her WeChat shall open it from now on. */
    wechatCode: Type.Optional(WechatCode),
  },
  { additionalProperties: false },
);
export type SignIn = Static<typeof SignIn>;

export const SignInWithWechat = Type.Object({ loginCode: WechatCode, deviceId: Id }, { additionalProperties: false });
/** `phoneCode`: what WeChat's phone button gave; the number of this WeChat itself. */
export const SignInWithWechatPhone = Type.Object(
  { loginCode: WechatCode, phoneCode: WechatCode, deviceId: Id },
  { additionalProperties: false },
);
export const Session = Type.Object({
  token: Type.String(),
  phone: Type.String({ description: 'masked: 138****0000' }),
  expiresAt: Type.String(),
  /** This WeChat is joined to the account: next time it signs in by itself, and subscribe messages reach it. */
  wechat: Type.Optional(Type.Boolean()),
});
export type Session = Static<typeof Session>;
