export { ScanCounter } from './count-scan.ts';
export { issueCode } from './issue-code.ts';
export { qrRoutes } from './qr.routes.ts';
export { writeNotFound } from './write-landing.ts';
export { landingPolicy } from './landing-policy.ts';
