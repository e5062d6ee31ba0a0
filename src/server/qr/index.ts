export { ScanCounter } from './count-scan.ts';
export { codesRoutes } from './codes.routes.ts';
export { healthRoutes } from './health/health.routes.ts';
export { drawMiniCodes } from './mini-code/draw-mini-codes.ts';
export { miniCodeRoutes } from './mini-code/mini-code.routes.ts';
export { qrRoutes } from './qr.routes.ts';
export { writeNotFound } from './write-landing.ts';
export { landingPolicy } from './landing-policy.ts';
