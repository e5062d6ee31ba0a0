import Taro from '@tarojs/taro';

/* Photos by their bytes: IndexedDB in a browser, the file system in WeChat. The target not built is not in the package. */

const onH5 = process.env.TARO_ENV === 'h5';

export function keepBytes(name: string, bytes: ArrayBuffer): Promise<void> {
  return onH5 ? inShelf('readwrite', (shelf) => shelf.put(bytes, name)).then(() => undefined) : writeFile(name, bytes);
}

export async function readBytes(name: string): Promise<ArrayBuffer | undefined> {
  if (onH5) return (await inShelf<unknown>('readonly', (shelf) => shelf.get(name))) as ArrayBuffer | undefined;
  return readFile(name);
}

export async function dropBytes(name: string): Promise<void> {
  if (onH5) await inShelf('readwrite', (shelf) => shelf.delete(name));
  else await removeFile(name);
}

export async function viewBytes(name: string): Promise<string | undefined> {
  if (!onH5) return fileOf(name);
  const bytes = await readBytes(name);
  return bytes ? URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' })) : undefined;
}

function inShelf<T>(mode: IDBTransactionMode, act: (shelf: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('mashang', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('photos');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction('photos', mode);
      const asked = act(transaction.objectStore('photos'));
      // Only a completed transaction is on the disk.
      transaction.oncomplete = () => {
        database.close();
        resolve(asked.result);
      };
      transaction.onabort = () => {
        database.close();
        reject(transaction.error);
      };
    };
  });
}

const folder = (): string => `${wx.env.USER_DATA_PATH}/photos`;
const fileOf = (name: string): string => `${folder()}/${name}.jpg`;

function writeFile(name: string, bytes: ArrayBuffer): Promise<void> {
  const files = Taro.getFileSystemManager();
  return new Promise((resolve, reject) => {
    const write = (): void => files.writeFile({ filePath: fileOf(name), data: bytes, success: () => resolve(), fail: reject });
    // Fails where the folder is there already, which is as good.
    files.mkdir({ dirPath: folder(), recursive: true, success: write, fail: write });
  });
}

function readFile(name: string): Promise<ArrayBuffer | undefined> {
  return new Promise((resolve) => {
    Taro.getFileSystemManager().readFile({
      filePath: fileOf(name),
      success: ({ data }) => resolve(typeof data === 'string' ? undefined : data),
      fail: () => resolve(undefined),
    });
  });
}

function removeFile(name: string): Promise<void> {
  return new Promise((resolve) => {
    Taro.getFileSystemManager().unlink({ filePath: fileOf(name), success: () => resolve(), fail: () => resolve() });
  });
}
