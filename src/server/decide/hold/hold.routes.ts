import type { CatalogueShelf } from '../../learn/index.ts';
import { offerMatter, settleOffer, takeMatter } from '../../matter/index.ts';
import type { CodeBook } from '../../places/index.ts';
import type { RoomHandlers } from '../../platform/serve-routes.ts';
import { sayWhy } from './say-why.ts';
import { viewHandOvers } from './view-hand-overs.ts';

type Mine =
  | 'staffSayWhy'
  | 'staffTakeMatter'
  | 'staffOfferMatter'
  | 'staffListHandOvers'
  | 'staffAcceptHandOver'
  | 'staffGiveBackHandOver'
  | 'staffCancelHandOver';

export function holdRoutes(book: CodeBook, shelf: CatalogueShelf): RoomHandlers<Mine> {
  return {
    staffSayWhy: async (house, { who, params, body }) => sayWhy(house, who, params.matterId, body),
    staffTakeMatter: async (house, { who, params }) => {
      const { name } = await takeMatter(house, who, params.matterId);
      return { matterId: params.matterId, hold: 'mine', heldBy: name };
    },
    staffOfferMatter: async (house, { who, params, body }) => {
      await offerMatter(house, who, { id: body.submissionId, matter: params.matterId, taker: body.toStaffId, note: body.note });
      return viewHandOvers(house, book, shelf, who);
    },
    staffListHandOvers: async (house, { who }) => viewHandOvers(house, book, shelf, who),
    staffAcceptHandOver: async (house, { who, params }) => {
      await settleOffer(house, who, params.handOverId, { to: 'accepted' });
      return viewHandOvers(house, book, shelf, who);
    },
    staffGiveBackHandOver: async (house, { who, params, body }) => {
      await settleOffer(house, who, params.handOverId, { to: 'given-back', reason: body.reason });
      return viewHandOvers(house, book, shelf, who);
    },
    staffCancelHandOver: async (house, { who, params }) => {
      await settleOffer(house, who, params.handOverId, { to: 'cancelled' });
      return viewHandOvers(house, book, shelf, who);
    },
  };
}
