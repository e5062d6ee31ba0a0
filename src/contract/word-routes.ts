import type { Route } from './route.ts';

/** 她说一句, and the office's answer. */
export const wordRoutes = {
  sayWord: {
    method: 'POST',
    path: '/api/matters/:matterId/words',
    audience: 'citizen',
    scope: 'own',
    summary: 'What she says at a step that asks for it; kept and seen also where that step is over by then; moves nothing',
    write: 'once',
    problems: ['sign-in-needed', 'not-found', 'field-refused', 'not-now', 'already-sent-differently', 'seal-unknown'],
  },
  staffAnswerWord: {
    method: 'POST',
    path: '/staff/api/matters/:matterId/words/:wordId/answers',
    audience: 'staff',
    scope: 'places',
    right: 'answer-words',
    summary: 'Read what she said, and tell her so; or whether the visit comes at another time',
    write: 'once',
    problems: ['sign-in-needed', 'not-found', 'own-household', 'held-by-colleague', 'not-now', 'already-sent-differently', 'field-refused'],
  },
} as const satisfies Record<string, Route>;
