export { callOffVisits } from './call-off-visits.ts';
export { listPlannedVisits } from './list-planned-visits.ts';
export { tellDueVisits } from './tell-due-visits.ts';
export { visitRoutes } from './visit.routes.ts';
