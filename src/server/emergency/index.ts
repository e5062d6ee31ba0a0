export { emergencyRoutes } from './emergency.routes.ts';
export { ringAgain } from './ring-again.ts';
