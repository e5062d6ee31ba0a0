export { findStaffScope } from './find-staff-session.ts';
export { forgetOldTries } from './fence-sign-in.ts';
export { forgetOldChallenges } from './keys/challenge.ts';
export { readDutyPhones, whoIsOnDuty } from './duty/who-is-on-duty.ts';
export { addColleagues } from './add-colleagues.ts';
export { addStaff } from './add-staff.ts';
export { findStaff } from './staff.store.ts';
export { noteIdNumber } from './note-id-number.ts';
export { staffRoutes } from './staff.routes.ts';
