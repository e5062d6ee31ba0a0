export { raiseSilence } from './referral/raise-silence.ts';
export { referRoutes } from './refer.routes.ts';
