export { holdRoutes } from './hold/hold.routes.ts';
export { decideRoutes } from './decide.routes.ts';
export { openForStaff, readAnswers } from './open-for-staff.ts';
