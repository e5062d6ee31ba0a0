import { staffCodeRoutes } from './staff-code-routes.ts';
import { staffMatterRoutes } from './staff-matter-routes.ts';
import { staffOwnRoutes } from './staff-own-routes.ts';
import { staffReferRoutes } from './staff-refer-routes.ts';
import { staffSunshineRoutes } from './staff-sunshine-routes.ts';

/** Doors for the staff's page. */
export const staffRoutes = {
  ...staffOwnRoutes,
  ...staffMatterRoutes,
  ...staffReferRoutes,
  ...staffCodeRoutes,
  ...staffSunshineRoutes,
} as const;
