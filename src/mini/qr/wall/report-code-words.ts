import type { CodeFinding } from '../../../rules/code-kinds.ts';

export type WrongKind = Exclude<CodeFinding, 'fine'>;

export const words = {
  title: '这张码怎么了？',
  of: (code: string) => `村码 ${code}`,
  text: '点一下就行。不问您是谁。',
  kinds: [
    { kind: 'torn', label: '撕坏了，看不清' },
    { kind: 'covered', label: '被东西盖住了' },
    { kind: 'elsewhere', label: '贴错村了' },
    { kind: 'gone', label: '不见了' },
    { kind: 'fake', label: '像是假的' },
  ] as readonly { kind: WrongKind; label: string }[],
  sending: '正在告诉县里…',
  done: { title: '记下了，谢谢', text: '村里或镇上的人会去看。', fake: '那张码先别扫，别付钱。', back: '回去' },
  noNetwork: { title: '没网，没报上', text: '有网了，再来点一次就行。' },
} as const;
