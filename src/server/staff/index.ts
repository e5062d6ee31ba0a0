export { findStaffScope } from './find-staff-session.ts';
export { forgetOldTries } from './fence-sign-in.ts';
export { forgetOldChallenges } from './keys/challenge.ts';
export { whoIsOnDuty } from './duty/who-is-on-duty.ts';
export { addStaff } from './add-staff.ts';
export { renewStaff } from './renew-staff.ts';
export { staffRoutes } from './staff.routes.ts';
export { makeProofs } from './make-proofs.ts';
