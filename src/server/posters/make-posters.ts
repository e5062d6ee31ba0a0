import { drawPosters } from './draw-posters.ts';
import { keepChecked } from './keep-checked.ts';
import type { MadePosters, PosterOrder } from './poster-order.ts';

/**
 * One checked file of posters; none where every village is refused (`pages` is 0). Throws `PostersRefused` in words when a
 * page does not read, and the signal's reason when it is stopped; then no file of that name is new. The same order gives
 * the same bytes.
 */
export async function makePosters(order: PosterOrder): Promise<MadePosters> {
  const { made, proofs } = await drawPosters(order);
  if (made.pages > 0) await keepChecked(order.path, proofs, order.signal);
  return made;
}
