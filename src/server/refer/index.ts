export { endWhatNobodyAsks } from './referral/end-what-nobody-asks.ts';
export { raiseSilence } from './referral/raise-silence.ts';
export { referRoutes } from './refer.routes.ts';
