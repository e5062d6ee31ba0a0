import { isNoticeKind, noticeKinds } from '../../../rules/notice/notice-kinds.ts';

/** What a person says to her of it; nothing where it can wait for the inbox. */
export function sentenceOf(kind: string): string | undefined {
  if (!isNoticeKind(kind)) return undefined;
  const { lane, spoken } = noticeKinds[kind];
  return lane === 'decision' || lane === 'emergency' ? spoken : undefined;
}
