import type { Route } from './route.ts';

/** Doors to who is told, and to what a person says to somebody's face (当面说). */
export const toldRoutes = {
  readTold: {
    method: 'GET',
    path: '/api/matters/:matterId/told',
    audience: 'citizen',
    scope: 'own',
    summary: 'Who gets the messages of this application, numbers masked',
    problems: ['sign-in-needed', 'not-found'],
  },
  changeTold: {
    method: 'PUT',
    path: '/api/matters/:matterId/told',
    audience: 'citizen',
    scope: 'own',
    summary: 'Who gets them from now on',
    write: 'again',
    problems: ['sign-in-needed', 'not-found', 'field-refused', 'not-an-invented-person'],
  },
  listErrands: {
    method: 'GET',
    path: '/api/liaison/errands',
    audience: 'citizen',
    scope: 'own',
    summary: 'What is to be said in person in the villages that this account’s number is the liaison of today; every look is recorded',
    problems: ['sign-in-needed'],
  },
  settleErrand: {
    method: 'POST',
    path: '/api/liaison/errands/:errandId/outcomes',
    audience: 'citizen',
    scope: 'own',
    summary: 'The liaison told her, or did not meet her',
    write: 'once',
    problems: ['sign-in-needed', 'not-found', 'field-refused', 'already-sent-differently'],
  },
  staffListErrands: {
    method: 'GET',
    path: '/staff/api/errands',
    audience: 'staff',
    scope: 'places',
    right: 'tell-in-person',
    summary: 'What is to be said in person in my places, first what no liaison has said',
    problems: ['sign-in-needed', 'not-found'],
  },
  staffSettleErrand: {
    method: 'POST',
    path: '/staff/api/errands/:errandId/outcomes',
    audience: 'staff',
    scope: 'places',
    right: 'tell-in-person',
    summary: 'Told by a call or at her door, or not met',
    write: 'once',
    problems: ['sign-in-needed', 'not-found', 'field-refused', 'already-sent-differently'],
  },
} as const satisfies Record<string, Route>;
