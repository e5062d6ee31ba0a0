export { findStaffScope } from './find-staff-session.ts';
export { forgetOldTries } from './fence-sign-in.ts';
export { addStaff } from './add-staff.ts';
export { noteIdNumber } from './note-id-number.ts';
export { staffRoutes } from './staff.routes.ts';
