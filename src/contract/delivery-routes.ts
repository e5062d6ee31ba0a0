import type { Route } from './route.ts';

/** Doors to messages of which nobody knows the end, or that certainly did not arrive. */
export const deliveryRoutes = {
  staffListUnsettled: {
    method: 'GET',
    path: '/staff/api/deliveries/unsettled',
    audience: 'staff',
    scope: 'places',
    right: 'read-deliveries',
    summary: 'Messages older than a day that did not arrive or of which nobody knows; an operator sees how many',
    problems: ['sign-in-needed', 'not-found'],
  },
  staffSettleDelivery: {
    method: 'POST',
    path: '/staff/api/deliveries/:deliveryId/settle',
    audience: 'staff',
    scope: 'places',
    right: 'settle-deliveries',
    summary: 'Somebody told her, or did not reach her',
    write: 'once',
    problems: ['sign-in-needed', 'not-found', 'field-refused', 'not-now', 'already-sent-differently'],
  },
} as const satisfies Record<string, Route>;
