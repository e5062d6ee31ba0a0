export { campaignRoutes } from './campaign.routes.ts';
export { workCampaigns } from './work-campaigns.ts';
