export { askAbove } from './inquiry/ask-above.ts';
export { deskAbove } from './inquiry/desk-above.ts';
export { grievanceRoutes } from './grievance.routes.ts';
export { lockGrievance as lockAskedAbove } from './grievance.store.ts';
export { raiseLateGrievances } from './raise-late-grievances.ts';
export { ratingStateOf } from './rating/rating-state-of.ts';
export { readInquiries } from './inquiry/read-inquiries.ts';
export { sayAnswersAbove } from './inquiry/say-answers-above.ts';
export { settleAskedAbove } from './inquiry/settle-asked-above.ts';
