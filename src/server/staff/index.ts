export { findStaffScope } from './find-staff-session.ts';
export { hashPassword } from './password.ts';
export { staffRoutes } from './staff.routes.ts';
