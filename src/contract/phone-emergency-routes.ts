import type { Route } from './route.ts';

/** The one door that asks nobody who they are, because a house may be on fire. */
export const phoneEmergencyRoutes = {
  reportEmergency: {
    method: 'POST',
    path: '/api/emergencies',
    audience: 'public',
    scope: 'nobody',
    summary: 'Something terrible has happened: three answers, no sign-in, no code, no consent; it rings at the town’s duty desk',
    write: 'once',
    problems: ['field-refused', 'not-an-invented-person', 'already-sent-differently', 'sum-needed'],
  },
  reportSealedEmergency: {
    method: 'POST',
    path: '/api/sealed-emergencies',
    audience: 'public',
    scope: 'nobody',
    summary: 'The same three answers, sealed on the phone to the county’s key',
    write: 'once',
    problems: ['code-unknown', 'seal-unknown', 'field-refused', 'not-an-invented-person', 'already-sent-differently', 'sum-needed'],
  },
} as const satisfies Record<string, Route>;
