import type { CatalogueShelf } from '../learn/index.ts';
import type { CodeBook } from '../places/index.ts';
import type { RoomHandlers } from '../platform/serve-routes.ts';
import { actOnCampaign } from './act-on-campaign.ts';
import { keepWishOfNotice, noteWish } from './keep-wish.ts';
import { viewCampaign, viewCampaigns } from './view-campaign.ts';
import { viewSamples } from './view-samples.ts';
import { writeCampaign } from './write-campaign.ts';

/** What every act on a campaign stands on. */
export interface Desk {
  book: CodeBook;
  catalogue: CatalogueShelf;
}

type Doors =
  | 'chooseCampaigns'
  | 'staffListCampaigns'
  | 'staffReadCampaign'
  | 'staffReadCampaignSamples'
  | 'staffWriteCampaign'
  | 'staffActOnCampaign'
  | 'staffNoteCampaignWish';

export function campaignRoutes(book: CodeBook, catalogue: CatalogueShelf): RoomHandlers<Doors> {
  const desk: Desk = { book, catalogue };
  return {
    chooseCampaigns: async (house, { who, params, body }) => {
      await keepWishOfNotice(house, who, params.noticeId, body.wish);
      return body;
    },
    staffListCampaigns: async (house, { who }) => viewCampaigns(house, desk, who),
    staffReadCampaign: async (house, { who, params }) => viewCampaign(house, desk, who, params.campaignId),
    staffReadCampaignSamples: async (house, { who, params }) => viewSamples(house, desk, who, params.campaignId),
    staffWriteCampaign: async (house, { who, params, body }) => {
      await writeCampaign(house, desk, who, params.campaignId, body);
      return viewCampaign(house, desk, who, params.campaignId);
    },
    staffActOnCampaign: async (house, { who, params, headers, body }) => {
      await actOnCampaign(house, desk, who, { campaignId: params.campaignId, seenVersion: Number(headers['if-match']), ...body });
      return viewCampaign(house, desk, who, params.campaignId);
    },
    staffNoteCampaignWish: async (house, { who, body }) => {
      await noteWish(house, who, body);
      return { wish: body.wish };
    },
  };
}
