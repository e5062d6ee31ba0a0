import type { LiaisonVillages } from '../../contract/codes.contract.ts';
import { askForHer } from '../shared/http/ask-for-her.ts';
import { call } from '../shared/http/http.ts';
import { recallSeen } from '../shared/keep/last-seen.ts';
import { useSession } from '../shared/session.store.ts';

/** What waits for her: notices that she has not read, relatives who ask her to agree; and whether villages count on her. */
export interface News {
  unread: number;
  asked: number;
  isLiaison: boolean;
}

/**
 * What the county has to say to her, kept for when there is no network: home promises that she can look then, also at
 * pages she has not opened yet. Without a network or a session home stays as it is; a liaison still finds her list.
 */
export async function bringNews(): Promise<News> {
  const session = useSession();
  if (!session.signedIn) return { unread: 0, asked: 0, isLiaison: false };
  try {
    const [notices, requests, { villages }] = await Promise.all([
      askForHer('notices', () => call('listNotices', {})),
      askForHer('consent-requests', () => call('listConsentRequests', {})),
      askForHer('liaison-villages', () => call('listLiaisonVillages', {})),
      askForHer('matters', () => call('listMatters', {})),
    ]);
    const asked = requests.requests.filter(({ state }) => state === 'asked').length;
    return { unread: notices.unread, asked, isLiaison: villages.length > 0 };
  } catch {
    const seen = session.signedIn ? recallSeen<LiaisonVillages>(session.phone, 'liaison-villages') : undefined;
    return { unread: 0, asked: 0, isLiaison: (seen?.told.villages.length ?? 0) > 0 };
  }
}
