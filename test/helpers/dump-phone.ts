import type { Page } from 'playwright-core';

export interface KeptInBrowser {
  texts: string;
  /** The bytes of each photo, a character a byte. */
  photos: string[];
  /** Addresses of what is cached. */
  caches: string[];
  workers: number;
}

/** All that a browser keeps for this app, as whoever sat down at it would find it. */
export function dumpPhone(page: Page): Promise<KeptInBrowser> {
  return page.evaluate(async () => {
    const bytes = await new Promise<ArrayBuffer[]>((resolve, reject) => {
      const opening = indexedDB.open('mashang');
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const shelf = opening.result;
        if (!shelf.objectStoreNames.contains('photos')) {
          shelf.close();
          return resolve([]);
        }
        const getting = shelf.transaction('photos').objectStore('photos').getAll();
        getting.onsuccess = () => {
          shelf.close();
          resolve(getting.result as ArrayBuffer[]);
        };
      };
    });
    const read = (one: ArrayBuffer): string => Array.from(new Uint8Array(one), (byte) => String.fromCharCode(byte)).join('');
    const texts = [localStorage, sessionStorage].map((kept) => JSON.stringify({ ...kept })).join('\n');
    const names = await caches.keys();
    const within = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)));
    const workers = (await navigator.serviceWorker.getRegistrations()).length;
    return { texts, photos: bytes.map(read), caches: within.flat(), workers };
  });
}
