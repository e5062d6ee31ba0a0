import type { PhotoFault } from '../../../rules/photo/judge-photo.ts';

/** Of photos of papers, wherever one is taken. */
export const words = {
  told: {
    blurred: '有点花，看不清字。请放平，再拍一张。',
    dark: '太暗了，到亮处拍。',
    bright: '太亮，反光了。换个方向拍。',
    'cut-off': '少了一个角，往后退一点。',
  } satisfies Record<PhotoFault, string>,
  again: '再拍',
  useThis: '就用这张',
  take: '拍照或选照片',
  more: '再拍一张',
  photo: (at: number) => `第${at}张照片`,
  shrinking: '正在收好照片…',
  enough: (most: number) => `够了，一样东西最多${most}张。`,
} as const;
