/* The browser's shelf for photos. No version is asked for, so that an older app opens what a newer one has arranged. */

/** Some browsers never answer (iOS 14 at its first page, a tab of a newer app that holds the shelf). */
const patienceMs = 4_000;

/** What a browser says that has no shelf for us, today or later: private browsing, cookies forbidden. */
const refusals = new Set(['InvalidStateError', 'SecurityError', 'NotSupportedError']);

export type Shelf = IDBDatabase;

/** none: this browser has no shelf · not-now: it has one, and it does not open. Opened for one act each time. */
export function openShelf(version?: number): Promise<Shelf | 'none' | 'not-now'> {
  return new Promise((resolve) => {
    const opening = askFor(version);
    if (!opening) return resolve('none');
    const patience = setTimeout(() => resolve('not-now'), patienceMs);
    opening.onupgradeneeded = () => {
      if (!opening.result.objectStoreNames.contains('photos')) opening.result.createObjectStore('photos');
    };
    opening.onerror = () => {
      clearTimeout(patience);
      resolve(refusals.has(opening.error?.name ?? '') ? 'none' : 'not-now');
    };
    opening.onsuccess = () => {
      clearTimeout(patience);
      const shelf = opening.result;
      // A newer app wants to rearrange it: let go, or it waits for ever.
      shelf.onversionchange = () => shelf.close();
      if (shelf.objectStoreNames.contains('photos')) return resolve(shelf);
      shelf.close();
      resolve(openShelf(shelf.version + 1));
    };
  });
}

/** Undefined where the very name is missing or forbidden. */
function askFor(version: number | undefined): IDBOpenDBRequest | undefined {
  try {
    return indexedDB.open('mashang', version);
  } catch {
    return undefined;
  }
}

export function inShelf<T>(shelf: Shelf, mode: IDBTransactionMode, act: (photos: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const transaction = shelf.transaction('photos', mode);
    const asked = act(transaction.objectStore('photos'));
    // Only a completed transaction is on the disk.
    transaction.oncomplete = () => resolve(asked.result);
    transaction.onabort = () => reject(transaction.error ?? asked.error);
  }).finally(() => shelf.close());
}
