import { isNoticeKind, noticeKinds, type NoticeKindName } from './notice-kinds.ts';

/** What we send a message by: the vendors' own names for the places in it differ. */
export type SmsNotation = 'numbered' | 'named';

/** The names in a kind's SMS, in the order in which they are given to a vendor; none for a kind that is read in the inbox alone. */
export function smsVariables(kind: NoticeKindName): string[] {
  return [...new Set([...(noticeKinds[kind].sms ?? '').matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))];
}

/** A kind's SMS as it is filed: `{1}` or `${name}`; nothing where it has none. */
export function smsText(kind: NoticeKindName, notation: SmsNotation): string | undefined {
  const names = smsVariables(kind);
  return noticeKinds[kind].sms?.replaceAll(/\{(\w+)\}/g, (_brace, name: string) =>
    notation === 'named' ? `\${${name}}` : `{${names.indexOf(name) + 1}}`,
  );
}

/** Whether it is a kind of ours that goes out by SMS. */
export function isSmsKind(name: string): name is NoticeKindName {
  return isNoticeKind(name) && noticeKinds[name].sms !== undefined;
}

/** Every character counts as one, the signature with its brackets too: up to 70 are one piece, longer ones are cut into pieces of 67. */
export function countSmsPieces(text: string): number {
  const { length } = [...text];
  return length <= 70 ? 1 : Math.ceil(length / 67);
}
