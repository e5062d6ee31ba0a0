import type { Pixels } from './pixels.ts';

/** What may spoil a photo of a paper. Advice: a person decides. */
export type PhotoFault = 'blurred' | 'dark' | 'bright' | 'cut-off';

/** Pixels of the longer side: larger tells no more, and takes an old phone longer. */
export const judgedSide = 480;

export function judgePhoto(_pixels: Pixels): 'fine' | { why: PhotoFault } {
  return 'fine';
}
