import type { LineSource } from '../../../rules/window-words.ts';

/** Whose word it is: what only the county promises is never called law, and what nobody published is called 演示. */
export function sourceWords({ kind, ref }: { kind: string; ref: string }): string {
  if (kind === 'law' || kind === 'notice') return `依据：${ref}`;
  if (kind === 'county-promise') return ref.includes('演示') ? '县里定的（演示）' : '县里定的';
  return '演示，没有公布过';
}

const limits: Readonly<Record<LineSource['kind'], string>> = { law: '法律定的', 'county-promise': '县里定的', demo: '演示' };

/** In two words, beside a number of days; the phone says the same. */
export function limitWords({ kind }: { kind: string }): string {
  if (kind === 'notice') return '文件定的';
  return limits[kind as LineSource['kind']] ?? limits.demo;
}
