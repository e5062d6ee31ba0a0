import { isNoticeKind, noticeKinds, type NoticeKindName } from '../../../rules/notice/notice-kinds.ts';

/** What a person says to her of it. */
export function sentenceOf(kind: string): string | undefined {
  return isNoticeKind(kind) ? noticeKinds[kind].spoken : undefined;
}

/** Where nothing else reaches her somebody goes and says it; the rest can wait for the inbox. */
export function isWorthAWalk(kind: NoticeKindName): boolean {
  const { lane } = noticeKinds[kind];
  return lane === 'decision' || lane === 'emergency';
}
