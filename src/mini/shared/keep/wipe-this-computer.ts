import { call } from '../http/http.ts';
import { asProblem } from '../http/problem.ts';
import { useSession } from '../session.store.ts';
import { stopKeeping } from './keep.ts';

/* A browser in a shop, at a school or on a neighbour's table: when she goes, nothing of hers or of this app may stay there. */

const patienceMs = 4_000;

/** 'not-all': the browser did not let go of the photos, and she must be told. Afterwards this page is of no use but to be left. */
export async function wipeThisComputer(): Promise<'clean' | 'not-all'> {
  // Without a network the county still knows the session; nobody has its token any more.
  if (useSession().signedIn) await call('signOut', {}).catch(asProblem);
  stopKeeping();
  dropTexts();
  const gone = await dropPhotos();
  await dropCaches().catch(asProblem);
  dropTexts();
  return gone;
}

/** In the other tabs the app would write down again what it still has in memory. */
export function leaveWhenWiped(): void {
  if (process.env.TARO_ENV !== 'h5') return;
  window.addEventListener('storage', ({ key }) => {
    if (key !== null) return;
    stopKeeping();
    window.location.replace('/');
  });
}

function dropTexts(): void {
  try {
    localStorage.clear();
    sessionStorage.clear();
  } catch {
    // Where storage is forbidden there is nothing in it.
  }
}

function dropPhotos(): Promise<'clean' | 'not-all'> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => resolve('not-all'), patienceMs);
    const end = (how: 'clean' | 'not-all'): void => {
      clearTimeout(patience);
      resolve(how);
    };
    try {
      const dropping = indexedDB.deleteDatabase('mashang');
      dropping.onsuccess = () => end('clean');
      dropping.onerror = () => end('not-all');
    } catch {
      // No such shelf in this browser.
      end('clean');
    }
  });
}

/** The pages of codes that were opened here, and the app itself: the next one fetches it anew. */
async function dropCaches(): Promise<void> {
  if (typeof caches === 'undefined') return;
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  for (const worker of workers) await worker.unregister();
  for (const name of await caches.keys()) await caches.delete(name);
}
