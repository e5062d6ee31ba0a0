export { findStaffScope } from './find-staff-session.ts';
export { forgetOldTries } from './fence-sign-in.ts';
export { addColleagues } from './add-colleagues.ts';
export { dismissColleagues } from './dismiss-colleagues.ts';
export { addStaff } from './add-staff.ts';
export { staffRoutes } from './staff.routes.ts';
