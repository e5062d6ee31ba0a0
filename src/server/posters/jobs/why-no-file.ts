import { Problem } from '../../platform/problem.ts';
import type { PosterJobRow } from '../posters.store.ts';

const words: Readonly<Record<PosterJobRow['state'], string>> = {
  waiting: '还在做。做好了再下载。',
  working: '还在做。做好了再下载。',
  refused: '这一份没做成。请看原因。',
  cancelled: '这一份取消了。要用，请再做一份。',
  finished: '放了30天，文件清掉了。要用，请再做一份。',
};

export function whyNoFile({ state }: PosterJobRow): Problem {
  return new Problem('not-now', { text: words[state] });
}
