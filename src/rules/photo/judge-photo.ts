import { isCutOff } from './is-cut-off.ts';
import { judgeLight } from './judge-light.ts';
import { measureSharpness } from './measure-sharpness.ts';
import type { Pixels } from './pixels.ts';
import { toGrey } from './to-grey.ts';

/** What may spoil a photo of a paper. Advice: a person decides. */
export type PhotoFault = 'blurred' | 'dark' | 'bright' | 'cut-off';

/** Pixels of the longer side, at which the figures below were found: a smaller picture says nothing, a larger one takes an old phone longer. */
export const judgedSide = 400;
const smallestSide = 60;

/** Sharp photos of 4-mm letters lie above 0.49, letters that melt into each other below 0.36. */
const leastSharpness = 0.42;

/**
 * Of a photo made as small as `judgedSide`: the fault that she should mend first. In the dark everything looks blurred, and a lamp that
 * shines back hides edges: so light comes first.
 */
export function judgePhoto(pixels: Pixels): 'fine' | { why: PhotoFault } {
  if (Math.min(pixels.width, pixels.height) < smallestSide) return 'fine';
  const grey = toGrey(pixels);
  const light = judgeLight(grey);
  if (light !== 'fine') return { why: light };
  if (measureSharpness(grey) < leastSharpness) return { why: 'blurred' };
  return isCutOff(grey) ? { why: 'cut-off' } : 'fine';
}
