import { forget } from '../shared/keep/keep.ts';
import { useWaiting } from '../shared/send/waiting.store.ts';
import { useSession } from '../shared/session.store.ts';

/** Signed out: what this account sent and saw must not stay on a phone that is passed on. What she has not sent does. */
export function leaveThisPhone(): void {
  useSession().end();
  useWaiting().dropSent();
  forget('last-seen');
}
