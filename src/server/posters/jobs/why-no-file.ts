import { Problem } from '../../platform/problem.ts';
import type { PosterJobRow } from '../posters.store.ts';

const words: Readonly<Record<PosterJobRow['state'], string>> = {
  waiting: '还在做。做好了再下载。',
  working: '还在做。做好了再下载。',
  refused: '这一份没做成。请看原因。',
  cancelled: '这一份取消了。要用，请再做一份。',
  finished: '放了30天，文件清掉了。要用，请再做一份。',
};

const noCodes = '六上墙上没有村码，没有清单。';

/** Why the file, or the list of what stands in it, cannot be fetched. */
export function whyNoFile({ state, sheet }: PosterJobRow, what: 'file' | 'manifest'): Problem {
  const text = state === 'finished' && what === 'manifest' && sheet === 'window' ? noCodes : words[state];
  return new Problem('not-now', { text });
}
