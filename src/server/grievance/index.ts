export { grievanceRoutes } from './grievance.routes.ts';
export { raiseLateGrievances } from './raise-late-grievances.ts';
export { ratingStateOf } from './rating/rating-state-of.ts';
export { readInquiries } from './inquiry/read-inquiries.ts';
