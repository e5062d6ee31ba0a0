import { Type } from 'typebox';
import { ActOnCampaign, Campaign, Campaigns, CampaignSamples, CampaignWish, NoteCampaignWish, WriteCampaign } from './campaign.contract.ts';
import { Id } from './common.contract.ts';

const campaignParams = Type.Object({ campaignId: Id });
const seenVersion = Type.Object({ 'if-match': Type.String({ pattern: '^\\d{1,9}$' }) });

/** What goes in and comes out of 政策找人. */
export const campaignSchemas = {
  chooseCampaigns: { params: Type.Object({ noticeId: Id }), body: CampaignWish, answer: CampaignWish },
  staffListCampaigns: { answer: Campaigns },
  staffReadCampaign: { params: campaignParams, answer: Campaign },
  staffReadCampaignSamples: { params: campaignParams, answer: CampaignSamples },
  staffWriteCampaign: { params: campaignParams, body: WriteCampaign, answer: Campaign },
  staffActOnCampaign: { params: campaignParams, headers: seenVersion, body: ActOnCampaign, answer: Campaign },
  staffNoteCampaignWish: { body: NoteCampaignWish, answer: CampaignWish },
} as const;
