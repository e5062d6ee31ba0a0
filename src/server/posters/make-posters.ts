import type { MadePosters, PosterOrder } from './poster-order.ts';

/**
 * One checked file of posters. Throws `PostersRefused` in words when no page could be made or a page does not read, and
 * the signal's reason when it is stopped; then no file of that name exists.
 */
export async function makePosters(_order: PosterOrder): Promise<MadePosters> {
  throw new Error('not yet');
}
