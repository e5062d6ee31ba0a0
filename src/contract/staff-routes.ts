import { deliveryRoutes } from './delivery-routes.ts';
import { staffCatalogueRoutes } from './staff-catalogue-routes.ts';
import { staffCodeRoutes } from './staff-code-routes.ts';
import { staffEmergencyRoutes } from './staff-emergency-routes.ts';
import { staffMatterRoutes } from './staff-matter-routes.ts';
import { staffNewsRoutes } from './staff-news-routes.ts';
import { staffOwnRoutes } from './staff-own-routes.ts';
import { staffReferRoutes } from './staff-refer-routes.ts';
import { staffSunshineRoutes } from './staff-sunshine-routes.ts';

/** Doors for the staff's page. */
export const staffRoutes = {
  ...staffOwnRoutes,
  ...deliveryRoutes,
  ...staffMatterRoutes,
  ...staffEmergencyRoutes,
  ...staffReferRoutes,
  ...staffCodeRoutes,
  ...staffNewsRoutes,
  ...staffCatalogueRoutes,
  ...staffSunshineRoutes,
} as const;
