export { raiseLateLeads } from './raise-late-leads.ts';
export { watchRoutes } from './watch.routes.ts';
