import type { Route } from './route.ts';

/** Doors for whoever holds a receipt. */
export const receiptRoutes = {
  lookAtReceipt: {
    method: 'POST',
    path: '/api/receipt-looks',
    audience: 'public',
    scope: 'nobody',
    summary: 'The stage behind a receipt’s code; with the last six of the ID number right too, a little more',
    write: 'again',
    problems: ['field-refused', 'not-found', 'sum-needed', 'too-many-tries'],
  },
  lookAtReceiptAsLiaison: {
    method: 'POST',
    path: '/api/liaison/receipt-looks',
    audience: 'citizen',
    scope: 'own',
    summary: 'The liaison of that village scanned a receipt: stage and what is missing; the look is recorded',
    write: 'again',
    problems: ['sign-in-needed', 'field-refused', 'not-found'],
  },
} as const satisfies Record<string, Route>;
