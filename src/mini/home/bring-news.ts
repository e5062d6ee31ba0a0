import { askForHer } from '../shared/http/ask-for-her.ts';
import { call } from '../shared/http/http.ts';
import { useSession } from '../shared/session.store.ts';

/** What waits for her: notices that she has not read, relatives who ask her to agree. */
export interface News {
  unread: number;
  asked: number;
}

/**
 * What the county has to say to her, kept for when there is no network: home promises that she can look then, also at
 * pages she has not opened yet. Without a network or a session home stays as it is.
 */
export async function bringNews(): Promise<News> {
  if (!useSession().signedIn) return { unread: 0, asked: 0 };
  try {
    const [notices, requests] = await Promise.all([
      askForHer('notices', () => call('listNotices', {})),
      askForHer('consent-requests', () => call('listConsentRequests', {})),
      askForHer('matters', () => call('listMatters', {})),
    ]);
    return { unread: notices.unread, asked: requests.requests.filter(({ state }) => state === 'asked').length };
  } catch {
    return { unread: 0, asked: 0 };
  }
}
