import type { County, Village } from '../../places/index.ts';
import type { MadePosters, PosterOrder } from '../poster-order.ts';

/** An order as it can be handed to a thread: nothing but what stands on the pages. */
export type BatchOrder = Omit<PosterOrder, 'onPage' | 'signal'>;

/** From a thread: how far it is, and how it ended. */
export type BatchNews = { kind: 'pages'; done: number } | { kind: 'made'; made: MadePosters } | { kind: 'refused'; why: string };

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
