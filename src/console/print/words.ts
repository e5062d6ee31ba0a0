import type { SheetKind } from '../../contract/print.contract.ts';

export const words = {
  title: '打印',
  toMatter: '‹ 这一件',
  open: (count: number) => (count > 1 ? `打印（${count}件）` : '打印'),
  tooMany: (most: number) => `一次最多打${most}件，少选几件。`,
  kinds: {
    acceptance: '受理通知单',
    'one-time-notice': '一次性告知书',
    decision: '决定书、告知书',
    'public-notice': '公示',
  } satisfies Record<SheetKind, string>,
  which: '打哪些',
  print: (count: number) => `打印这${count}张`,
  nothing: '这几件现在没有要打的纸。受理了、告知了、要公示了、定下来了，才有。',
  nothingChosen: '没选要打的。到“要办的事”里打开一件，点“打印”。',
  noneLeft: '至少勾一样。',
  without: (number: string, text: string) => (number ? `${number}：${text}` : text),
  hint: '空着的横线手写，盖了章再给人、再贴。公示的日子按今天贴算：哪天贴，哪天打。每取一次，记一次。',
  copy: (at: number, whose: string) => `第${'一二三四'[at]}联　${whose}`,
} as const;
