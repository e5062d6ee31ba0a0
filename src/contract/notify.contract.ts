import { Type, type Static } from 'typebox';
import { Instant, Label } from './common.contract.ts';

export const Notice = Type.Interface([Label], {
  noticeId: Type.String(),
  matterId: Type.Optional(Type.String()),
  at: Instant,
  when: Type.String(),
  read: Type.Boolean(),
});
export const Notices = Type.Object({ notices: Type.Array(Notice), unread: Type.Integer() });
export type Notices = Static<typeof Notices>;
