import Taro from '@tarojs/taro';
import { inShelf, openShelf } from './open-shelf.ts';
import { phoneProblem } from '../http/problem.ts';

/* Photos by their bytes: IndexedDB in a browser, the file system in WeChat. The target not built is not in the package. */

const onH5 = process.env.TARO_ENV === 'h5';

/** For a phone that has no place for files at all: as long as the page is open they can be shown and sent. */
const inMemory = new Map<string, ArrayBuffer>();

/** Rejects when the place is there and full. */
export async function keepBytes(name: string, bytes: ArrayBuffer): Promise<'kept' | 'in-memory'> {
  const place = await openPlace();
  if (place === 'none' || place === 'not-now') {
    inMemory.set(name, bytes);
    return 'in-memory';
  }
  await place.write(name, bytes);
  return 'kept';
}

/** Undefined when it is not there; rejects when nobody can look just now. */
export async function readBytes(name: string): Promise<ArrayBuffer | undefined> {
  const held = inMemory.get(name);
  if (held) return held;
  const place = await openPlace();
  if (place === 'not-now') throw phoneProblem('not-understood');
  return place === 'none' ? undefined : place.read(name);
}

export async function dropBytes(name: string): Promise<void> {
  inMemory.delete(name);
  const place = await openPlace();
  if (place !== 'none' && place !== 'not-now') await place.drop(name);
}

export async function listBytes(): Promise<string[]> {
  const place = await openPlace();
  return place === 'none' || place === 'not-now' ? [...inMemory.keys()] : place.list();
}

/** Undefined where there is nothing to show. */
export async function viewBytes(name: string): Promise<string | undefined> {
  if (!onH5) return fileIfThere(name);
  const bytes = await readBytes(name).catch(() => undefined);
  return bytes ? URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' })) : undefined;
}

interface Place {
  write(name: string, bytes: ArrayBuffer): Promise<unknown>;
  read(name: string): Promise<ArrayBuffer | undefined>;
  drop(name: string): Promise<unknown>;
  list(): Promise<string[]>;
}

/** none: this phone has no such place · not-now: it has, and it does not open */
async function openPlace(): Promise<Place | 'none' | 'not-now'> {
  // What a base library lacks, Taro replaces by a function that gives nothing.
  if (!onH5) return Taro.getFileSystemManager() ? folderOfFiles : 'none';
  const shelf = await openShelf();
  if (shelf === 'none' || shelf === 'not-now') return shelf;
  return {
    write: (name, bytes) => inShelf(shelf, 'readwrite', (photos) => photos.put(bytes, name)),
    read: async (name) => {
      const found = await inShelf<unknown>(shelf, 'readonly', (photos) => photos.get(name));
      return found instanceof ArrayBuffer ? found : undefined;
    },
    drop: (name) => inShelf(shelf, 'readwrite', (photos) => photos.delete(name)),
    list: async () => (await inShelf(shelf, 'readonly', (photos) => photos.getAllKeys())).map(String),
  };
}

const folder = (): string => `${wx.env.USER_DATA_PATH}/photos`;
const fileOf = (name: string): string => `${folder()}/${name}.jpg`;

/** Looked for first: WeChat shows an address with nothing behind it as an empty picture. */
async function fileIfThere(name: string): Promise<string | undefined> {
  const [files, path] = [Taro.getFileSystemManager(), fileOf(name)];
  // Held in memory it can be sent, only not shown.
  if (!files) return path;
  return new Promise((resolve) => files.access({ path, success: () => resolve(path), fail: () => resolve(undefined) }));
}

const folderOfFiles: Place = {
  write: (name, data) =>
    new Promise<void>((resolve, reject) => {
      const files = Taro.getFileSystemManager();
      const filePath = fileOf(name);
      // Half a photo is none: what was written of it goes again.
      const undo = (why: unknown): void => files.unlink({ filePath, complete: () => reject(why) });
      const write = (): void => files.writeFile({ filePath, data, success: () => resolve(), fail: undo });
      // Fails where the folder is there already, which is as good.
      files.mkdir({ dirPath: folder(), recursive: true, success: write, fail: write });
    }),
  read: (name) =>
    new Promise((resolve) => {
      Taro.getFileSystemManager().readFile({
        filePath: fileOf(name),
        success: ({ data }) => resolve(typeof data === 'string' ? undefined : data),
        fail: () => resolve(undefined),
      });
    }),
  drop: (name) =>
    new Promise<void>((resolve) => {
      Taro.getFileSystemManager().unlink({ filePath: fileOf(name), complete: () => resolve() });
    }),
  list: () =>
    new Promise((resolve) => {
      Taro.getFileSystemManager().readdir({
        dirPath: folder(),
        success: ({ files }) => resolve(files.map((file) => file.replace(/\.jpg$/, ''))),
        fail: () => resolve([]),
      });
    }),
};
