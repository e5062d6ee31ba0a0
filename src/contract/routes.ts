import type { ProblemCode } from './problem-codes.ts';

/**
 * Every door of the county: a plain table, so that a phone may import it by value.
 *
 * audience  who may knock at all; a start mode registers only its audiences, each on its own listener
 * scope     which rows the answer may come from:
 *           nobody's  public, the same for everyone
 *           own       rows of the signed-in account, or a session of one's own
 *           places    rows of the county and places a staff member works for
 *           message   the one attempt that a vendor's message names
 *           process   the state of this process
 * write     'once'    safe to repeat: the request carries its own id, a version or a digest
 *           'again'   repeating is harmless by its nature
 * body      'json' unless said; 'photo' and 'raw' are bytes
 */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/${string}`;
  readonly audience: 'public' | 'citizen' | 'liaison' | 'staff' | 'vendor' | 'operator';
  readonly scope: 'nobody' | 'own' | 'places' | 'message' | 'process';
  readonly summary: string;
  readonly write?: 'once' | 'again';
  readonly body?: 'photo' | 'raw';
  readonly answers?: 'html' | 'photo' | 'text';
  readonly problems: readonly ProblemCode[];
}

export const routes = {
  landing: {
    method: 'GET',
    path: '/m/:codeId',
    audience: 'public',
    scope: 'nobody',
    summary: 'The page behind a printed code, written by the server, useful without script',
    answers: 'html',
    problems: ['code-unknown'],
  },
  openCode: {
    method: 'GET',
    path: '/api/codes/:codeId',
    audience: 'public',
    scope: 'nobody',
    summary: 'What a village code stands for: village, hotline, liaison',
    problems: ['code-unknown'],
  },
  listTowns: {
    method: 'GET',
    path: '/api/towns',
    audience: 'public',
    scope: 'nobody',
    summary: 'The towns served here, for whoever has no readable code',
    problems: [],
  },
  listVillages: {
    method: 'GET',
    path: '/api/towns/:townId/villages',
    audience: 'public',
    scope: 'nobody',
    summary: 'The villages of a town with their codes',
    problems: ['not-found'],
  },
  readCatalogue: {
    method: 'GET',
    path: '/api/codes/:codeId/catalogue',
    audience: 'public',
    scope: 'nobody',
    summary: 'The programs of the county behind a code: versioned, with ETag, kept by the phone',
    problems: ['code-unknown'],
  },
  askChallenge: {
    method: 'POST',
    path: '/api/sign-in-challenges',
    audience: 'public',
    scope: 'nobody',
    summary: 'A small sum for the phone to work out before a sign-in code is sent',
    write: 'again',
    problems: [],
  },
  sendSignInCode: {
    method: 'POST',
    path: '/api/sign-in-codes',
    audience: 'public',
    scope: 'nobody',
    summary: 'Six figures by SMS; the answer is the same for numbers known and unknown',
    write: 'again',
    problems: ['field-refused', 'proof-of-work-wrong', 'too-many-codes', 'codes-paused', 'not-an-invented-person'],
  },
  signIn: {
    method: 'POST',
    path: '/api/sessions',
    audience: 'public',
    scope: 'nobody',
    summary: 'The six figures against a session token',
    write: 'again',
    problems: ['field-refused', 'code-wrong', 'too-many-tries'],
  },
  signOut: {
    method: 'DELETE',
    path: '/api/sessions/current',
    audience: 'citizen',
    scope: 'own',
    summary: 'Ends this session',
    write: 'again',
    problems: ['sign-in-needed'],
  },
  sendPaper: {
    method: 'PUT',
    path: '/api/papers/:paperId',
    audience: 'citizen',
    scope: 'own',
    summary: 'One photo as bytes, with its SHA-256; the same again changes nothing',
    write: 'once',
    body: 'photo',
    problems: [
      'sign-in-needed',
      'code-unknown',
      'not-found',
      'field-refused',
      'paper-damaged',
      'paper-not-a-photo',
      'already-sent-differently',
      'too-large',
    ],
  },
  submitApplication: {
    method: 'POST',
    path: '/api/applications',
    audience: 'citizen',
    scope: 'own',
    summary: 'One application of one household; the same submissionId and body give the same receipt, years later too',
    write: 'once',
    problems: [
      'sign-in-needed',
      'field-refused',
      'code-unknown',
      'papers-missing',
      'already-sent-differently',
      'not-found',
      'not-now',
      'not-an-invented-person',
    ],
  },
  listMatters: {
    method: 'GET',
    path: '/api/matters',
    audience: 'citizen',
    scope: 'own',
    summary: 'What this account filed, newest first',
    problems: ['sign-in-needed'],
  },
  readMatter: {
    method: 'GET',
    path: '/api/matters/:matterId',
    audience: 'citizen',
    scope: 'own',
    summary: 'Where one matter stands: its timeline and what comes next',
    problems: ['sign-in-needed', 'not-found'],
  },
  withdrawMatter: {
    method: 'POST',
    path: '/api/matters/:matterId/withdrawal',
    audience: 'citizen',
    scope: 'own',
    summary: 'She no longer wants it',
    write: 'once',
    problems: ['sign-in-needed', 'not-found', 'field-refused', 'not-now', 'changed-meanwhile', 'already-sent-differently'],
  },
  listNotices: {
    method: 'GET',
    path: '/api/notices',
    audience: 'citizen',
    scope: 'own',
    summary: 'The inbox of this account, newest first',
    problems: ['sign-in-needed'],
  },
  markNoticeRead: {
    method: 'PUT',
    path: '/api/notices/:noticeId/read',
    audience: 'citizen',
    scope: 'own',
    summary: 'This notice has been read',
    write: 'once',
    problems: ['sign-in-needed', 'not-found'],
  },
  reportTencentSms: {
    method: 'POST',
    path: '/vendor/tencent-sms/:secret',
    audience: 'vendor',
    scope: 'message',
    summary: 'Delivery reports of Tencent Cloud SMS: stored raw, judged later, never the cause of a sending',
    write: 'once',
    body: 'raw',
    problems: ['not-found', 'too-large'],
  },
  staffSignIn: {
    method: 'POST',
    path: '/staff/api/sessions',
    audience: 'staff',
    scope: 'nobody',
    summary: 'Login, password and the six figures of the authenticator',
    write: 'again',
    problems: ['sign-in-needed', 'field-refused', 'staff-sign-in-wrong', 'too-many-tries'],
  },
  staffSignOut: {
    method: 'DELETE',
    path: '/staff/api/sessions/current',
    audience: 'staff',
    scope: 'own',
    summary: 'Ends this staff session',
    write: 'again',
    problems: ['sign-in-needed'],
  },
  readStaffSession: {
    method: 'GET',
    path: '/staff/api/sessions/current',
    audience: 'staff',
    scope: 'own',
    summary: 'Who is signed in here, for which place, in which role',
    problems: ['sign-in-needed'],
  },
  staffDescribeApi: {
    method: 'GET',
    path: '/staff/api/openapi.json',
    audience: 'staff',
    scope: 'own',
    summary: 'This API in OpenAPI 3.1, the staff part',
    problems: ['sign-in-needed'],
  },
  staffListMatters: {
    method: 'GET',
    path: '/staff/api/matters',
    audience: 'staff',
    scope: 'places',
    summary: 'Open matters of my places, the earliest date first, names masked',
    problems: ['sign-in-needed'],
  },
  staffReadMatter: {
    method: 'GET',
    path: '/staff/api/matters/:matterId',
    audience: 'staff',
    scope: 'places',
    summary: 'One matter in full; every look is recorded',
    problems: ['sign-in-needed', 'not-found'],
  },
  staffReadPaper: {
    method: 'GET',
    path: '/staff/api/papers/:paperId',
    audience: 'staff',
    scope: 'places',
    summary: 'One photo; every look is recorded',
    answers: 'photo',
    problems: ['sign-in-needed', 'not-found'],
  },
  staffRecordEvent: {
    method: 'POST',
    path: '/staff/api/matters/:matterId/events',
    audience: 'staff',
    scope: 'places',
    summary: 'One act in a matter; If-Match carries the version that was read',
    write: 'once',
    problems: ['sign-in-needed', 'not-found', 'not-now', 'not-for-you', 'changed-meanwhile', 'already-sent-differently', 'field-refused'],
  },
  describeApi: {
    method: 'GET',
    path: '/api/openapi.json',
    audience: 'public',
    scope: 'nobody',
    summary: 'This API in OpenAPI 3.1, the part for phones',
    problems: [],
  },
  describeInternalApi: {
    method: 'GET',
    path: '/openapi.json',
    audience: 'operator',
    scope: 'process',
    summary: 'This API in OpenAPI 3.1, the part for vendors and operators',
    problems: [],
  },
  live: {
    method: 'GET',
    path: '/live',
    audience: 'operator',
    scope: 'process',
    summary: 'The process runs',
    problems: [],
  },
  ready: {
    method: 'GET',
    path: '/ready',
    audience: 'operator',
    scope: 'process',
    summary: 'Database and keys answer',
    problems: ['try-again-later'],
  },
  metrics: {
    method: 'GET',
    path: '/metrics',
    audience: 'operator',
    scope: 'process',
    summary: 'Figures for Prometheus',
    answers: 'text',
    problems: [],
  },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
