export { raiseLateLeads } from './raise-late-leads.ts';
export { watchRoutes } from './watch.routes.ts';
export { lockLeadToVisit, noteLeadVisit } from './note-lead-visit.ts';
export { findLeadFor, listLeadsFor } from './watch.store.ts';
