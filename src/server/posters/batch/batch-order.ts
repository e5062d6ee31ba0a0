import type { County, Village } from '../../places/index.ts';
import type { DrawnPosters } from '../draw-posters.ts';
import type { PosterOrder } from '../poster-order.ts';

/** An order as it can be handed to a thread: nothing but what stands on the pages. */
export type BatchOrder = Omit<PosterOrder, 'onPage' | 'signal'>;

/** From a thread: how far it is, and how it ended. */
export type BatchNews = { kind: 'pages'; done: number } | ({ kind: 'drawn' } & DrawnPosters) | { kind: 'refused'; why: string };

/** A file to be made. Its order is put together when its turn comes: a province's at once would be half of the memory. */
export interface BatchFile {
  /** In any unit, the same for all. */
  size: number;
  order: () => BatchOrder;
}

export function makeBatchOrder(
  { id, name, city, hotline, supervisionPhone }: County,
  villages: readonly Village[],
  rest: Pick<PosterOrder, 'sheet' | 'origin' | 'demo' | 'path'>,
): BatchOrder {
  return {
    ...rest,
    county: { id, name, city, hotline, supervisionPhone },
    villages: villages.map(({ id, name, divisionCode, codeId, state, liaisons, town }) => ({
      id,
      name,
      divisionCode,
      codeId,
      state,
      liaisons,
      town: { id: town.id, name: town.name, station: town.station },
    })),
  };
}
