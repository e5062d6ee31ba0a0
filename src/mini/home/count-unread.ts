import { call } from '../shared/http.ts';
import { useSession } from '../shared/session.store.ts';

/** How many notices she has not read. Nothing to tell without a network or a session: home stays as it is. */
export async function countUnread(): Promise<number> {
  const session = useSession();
  if (!session.signedIn) return 0;
  try {
    return (await call('listNotices', {})).unread;
  } catch {
    return 0;
  }
}
