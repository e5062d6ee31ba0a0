import { Type, type Static } from 'typebox';
import { Instant, Label } from './common.contract.ts';
import { Sent } from './delivery.contract.ts';

export const Notice = Type.Interface([Label], {
  noticeId: Type.String(),
  matterId: Type.Optional(Type.String()),
  /** Of 政策找人: which program it is about, and whether she wants to be told of such. */
  programId: Type.Optional(Type.String()),
  campaigns: Type.Optional(Type.String({ description: 'yes | no' })),
  at: Instant,
  when: Type.String(),
  read: Type.Boolean(),
  /** What became of the message that went out for it, where one did. */
  sent: Type.Optional(Sent),
});
export const Notices = Type.Object({ notices: Type.Array(Notice), unread: Type.Integer() });
export type Notices = Static<typeof Notices>;

/** What she answered to WeChat's question whether we may write to her, template by template. */
export const SubscriptionAnswers = Type.Object(
  {
    answers: Type.Array(
      Type.Object(
        {
          templateId: Type.String({ minLength: 1, maxLength: 64 }),
          answer: Type.String({ maxLength: 20, description: 'accept | reject | ban | filter; others are passed over' }),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 5 },
    ),
  },
  { additionalProperties: false },
);
export type SubscriptionAnswers = Static<typeof SubscriptionAnswers>;

const signed = { timestamp: Type.String({ maxLength: 20 }), nonce: Type.String({ maxLength: 64 }) };

/** The one query string that is read: WeChat signs its pushes there, and it names nobody but the openid, which is left unread. */
export const WechatPushCheck = Type.Object({
  ...signed,
  signature: Type.String({ maxLength: 64 }),
  echostr: Type.String({ maxLength: 200 }),
});
/** The rest of its query is left unread; `signature` signs nothing of the body. */
export const WechatPush = Type.Object({ ...signed, msg_signature: Type.String({ maxLength: 64 }) });
export type WechatPush = Static<typeof WechatPush>;
