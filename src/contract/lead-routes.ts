import type { Route } from './route.ts';

/** Doors to leads (主动发现): anybody may tell of a household in trouble, the town goes and looks. */
export const leadRoutes = {
  reportLead: {
    method: 'POST',
    path: '/api/leads',
    audience: 'public',
    scope: 'nobody',
    summary: 'Anybody tells of a household in trouble, with or without a name; the same again changes nothing',
    write: 'once',
    problems: ['code-unknown', 'field-refused', 'already-sent-differently', 'too-many-tries'],
  },
  staffListLeads: {
    method: 'GET',
    path: '/staff/api/leads',
    audience: 'staff',
    scope: 'places',
    right: 'handle-leads',
    summary: 'Leads of my places that wait for a visit, children in danger first',
    problems: ['sign-in-needed', 'not-found'],
  },
  staffWriteLead: {
    method: 'POST',
    path: '/staff/api/leads',
    audience: 'staff',
    scope: 'places',
    right: 'write-leads',
    summary: 'Written down for somebody who rang or came by',
    write: 'once',
    problems: ['sign-in-needed', 'not-found', 'field-refused', 'already-sent-differently'],
  },
  staffReadLead: {
    method: 'GET',
    path: '/staff/api/leads/:leadId',
    audience: 'staff',
    scope: 'places',
    right: 'handle-leads',
    summary: 'One lead, with who told it; every look is recorded',
    problems: ['sign-in-needed', 'not-found'],
  },
  staffActOnLead: {
    method: 'POST',
    path: '/staff/api/leads/:leadId/acts',
    audience: 'staff',
    scope: 'places',
    right: 'handle-leads',
    summary: 'Plan the visit, write down what it came to, hand it to the county; If-Match carries the version read',
    write: 'once',
    problems: ['sign-in-needed', 'not-found', 'field-refused', 'not-now', 'changed-meanwhile', 'already-sent-differently'],
  },
} as const satisfies Record<string, Route>;
