import type { Campaign, Campaigns, CampaignSamples, CampaignWish, WriteCampaign } from '../../contract/campaign.contract.ts';
import type { CampaignAct } from '../../rules/campaign.ts';
import { call, callUnasked } from '../shared/http.ts';

export const listCampaigns = (): Promise<Campaigns> => call('staffListCampaigns', {});

export const readCampaign = (campaignId: string): Promise<Campaign> => call('staffReadCampaign', { params: { campaignId } });

/** By the page itself: whoever left her desk is not kept signed in by it. */
export const watchCampaign = (campaignId: string): Promise<Campaign> => callUnasked('staffReadCampaign', { params: { campaignId } });

export const readSamples = (campaignId: string): Promise<CampaignSamples> => call('staffReadCampaignSamples', { params: { campaignId } });

/** The same id again is the same campaign. */
export const writeCampaign = (campaignId: string, body: WriteCampaign): Promise<Campaign> =>
  call('staffWriteCampaign', { params: { campaignId }, body });

/** `version` is of the campaign that was read: on any other the county refuses, unless it is held or stopped. */
export const actOnCampaign = (
  { campaignId, version }: Pick<Campaign, 'campaignId' | 'version'>,
  act: CampaignAct,
  submissionId: string,
): Promise<Campaign> =>
  call('staffActOnCampaign', { params: { campaignId }, headers: { 'if-match': String(version) }, body: { submissionId, act } });

export const noteWish = (idNumber: string, wish: CampaignWish['wish']): Promise<CampaignWish> =>
  call('staffNoteCampaignWish', { body: { idNumber, wish } });
