import { call } from '../shared/http/http.ts';
import { rememberSeen } from '../shared/keep/last-seen.ts';
import { useSession } from '../shared/session.store.ts';

/**
 * What the county has to say to her, kept for when there is no network: home promises that she can look then, also at
 * pages she has not opened yet. Returns how many notices she has not read; without a network or a session home stays as it is.
 */
export async function bringNews(): Promise<number> {
  const { signedIn, phone } = useSession();
  if (!signedIn) return 0;
  try {
    const [notices, matters] = await Promise.all([call('listNotices', {}), call('listMatters', {})]);
    rememberSeen(phone, 'notices', notices);
    rememberSeen(phone, 'matters', matters);
    return notices.unread;
  } catch {
    return 0;
  }
}
