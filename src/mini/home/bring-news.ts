import { askForHer } from '../shared/http/ask-for-her.ts';
import { call } from '../shared/http/http.ts';
import { useSession } from '../shared/session.store.ts';

/**
 * What the county has to say to her, kept for when there is no network: home promises that she can look then, also at
 * pages she has not opened yet. Returns how many notices she has not read; without a network or a session home stays as it is.
 */
export async function bringNews(): Promise<number> {
  if (!useSession().signedIn) return 0;
  try {
    const [notices] = await Promise.all([
      askForHer('notices', () => call('listNotices', {})),
      askForHer('matters', () => call('listMatters', {})),
    ]);
    return notices.unread;
  } catch {
    return 0;
  }
}
