import type { Route } from './route.ts';

/** Doors of 一户一页. */
export const householdRoutes = {
  readHousehold: {
    method: 'GET',
    path: '/api/household',
    audience: 'citizen',
    scope: 'own',
    summary: 'Which aids run: her own, what was filed from this phone, and what those she lives with let her see',
    problems: ['sign-in-needed'],
  },
  shareMatter: {
    method: 'PUT',
    path: '/api/matters/:matterId/sharing',
    audience: 'citizen',
    scope: 'own',
    summary: 'Who may see a matter beside herself: nobody, her household, or nobody and no message anywhere',
    write: 'again',
    problems: ['sign-in-needed', 'not-found', 'field-refused', 'not-for-you'],
  },
  listLooks: {
    method: 'GET',
    path: '/api/matters/:matterId/looks/:before',
    audience: 'citizen',
    scope: 'own',
    summary: 'Who looked at a matter: the day, which office, and why; the newest first, before `now` or before a look by its id',
    problems: ['sign-in-needed', 'not-found', 'field-refused'],
  },
} as const satisfies Record<string, Route>;
