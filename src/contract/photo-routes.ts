import type { Route } from './route.ts';

/** What comes as the bytes of a photo, drawn anew before it is kept. */
export const photoRoutes = {
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
      'too-many-papers',
      'seal-unknown',
      'try-again-later',
    ],
  },
  sendCodePhoto: {
    method: 'PUT',
    path: '/api/liaison/code-photos/:photoId',
    audience: 'citizen',
    scope: 'own',
    summary: 'A photo of the code on the wall, with its SHA-256; the same again changes nothing',
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
      'try-again-later',
    ],
  },
} as const satisfies Record<string, Route>;
