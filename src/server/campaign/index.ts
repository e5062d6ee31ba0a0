export { campaignRoutes } from './campaign.routes.ts';
export { workCampaigns } from './work-campaigns.ts';
export { keepNo } from './keep-wish.ts';
