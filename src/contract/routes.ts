import { afterRoutes } from './after-routes.ts';
import { grievanceRoutes } from './grievance-routes.ts';
import { householdRoutes } from './household-routes.ts';
import { campaignRoutes } from './campaign-routes.ts';
import { leadRoutes } from './lead-routes.ts';
import { machineRoutes } from './machine-routes.ts';
import { phoneEmergencyRoutes } from './phone-emergency-routes.ts';
import { phoneRoutes } from './phone-routes.ts';
import { photoRoutes } from './photo-routes.ts';
import { receiptRoutes } from './receipt-routes.ts';
import type { Route } from './route.ts';
import { staffRoutes } from './staff-routes.ts';
import { visitRoutes } from './visit-routes.ts';
import { toldRoutes } from './told-routes.ts';

/** Every door of the county: a plain table, so that a phone may import it by value. */
export const routes = {
  ...phoneRoutes,
  ...phoneEmergencyRoutes,
  ...photoRoutes,
  ...afterRoutes,
  ...receiptRoutes,
  ...householdRoutes,
  ...leadRoutes,
  ...visitRoutes,
  ...grievanceRoutes,
  ...campaignRoutes,
  ...toldRoutes,
  ...staffRoutes,
  ...machineRoutes,
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
