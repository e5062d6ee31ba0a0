import { noticeKinds, type NoticeKindName } from '../../../rules/notice/notice-kinds.ts';

/** Values that are hers alone: a number that nobody verified gets the words that stand in for them. */
const hersAlone = /\{(amount|tail)\}/;

/** The kind whose SMS names no sum. */
export function withoutSum(kind: NoticeKindName): NoticeKindName {
  const { sms = '', otherwise } = noticeKinds[kind];
  return hersAlone.test(sms) && otherwise ? (otherwise as NoticeKindName) : kind;
}
