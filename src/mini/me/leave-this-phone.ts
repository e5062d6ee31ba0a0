import { asProblem } from '../shared/http/problem.ts';
import { dropChecks } from '../shared/keep/code-checks.ts';
import { forget } from '../shared/keep/keep.ts';
import { dropTicks } from '../shared/send/ticks.ts';
import { useSelfCheck } from '../shared/self-check.store.ts';
import { useWaiting } from '../shared/send/waiting.store.ts';
import { useSession } from '../shared/session.store.ts';

/** Signed out: what this account sent and saw must not stay on a phone that is passed on. What she has not sent for a family does. */
export function leaveThisPhone(): void {
  useSession().end();
  useWaiting().dropSent();
  forget('last-seen');
  dropTicks();
  useSelfCheck().wipe();
  dropChecks().catch(asProblem);
}
