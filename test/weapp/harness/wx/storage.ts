import { byCallback, Refused, type Options, type Topic } from '../topic.ts';

const mostOfOne = 1024 * 1024;
const mostOfAll = 10 * 1024 * 1024;

/** A key holds 1 MB, all of them 10. */
export const storage: Topic = {
  open(inside) {
    const { device, realm } = inside;
    const kept = device.storage;
    const size = (): number => [...kept].reduce((total, [key, value]) => total + Buffer.byteLength(key + value), 0);
    const set = (key: string, value: unknown): void => {
      const text = JSON.stringify(value) ?? 'null';
      const bytes = Buffer.byteLength(text);
      if (bytes > mostOfOne) throw new Refused('entry size limit reached');
      if (size() - Buffer.byteLength(kept.get(key) ?? '') + bytes > mostOfAll)
        throw new Refused('the maximum size of the file storage limit is exceeded');
      inside.does(`keep ${key}`, { text: typeof value === 'string' ? value : text });
      kept.set(key, text);
    };
    const remove = (key: string): void => {
      inside.does(`forget ${key}`);
      kept.delete(key);
    };
    const get = (key: string): unknown => (kept.has(key) ? realm.give(JSON.parse(kept.get(key)!)) : '');
    const info = (): object => realm.give({ keys: [...kept.keys()], currentSize: Math.ceil(size() / 1024), limitSize: 10 * 1024 });
    const byHand = (name: string, act: (options: Options) => unknown): unknown => byCallback(inside, name, act);
    const now =
      (name: string, act: (...given: any[]) => unknown) =>
      (...given: unknown[]) => {
        try {
          return act(...given);
        } catch (error) {
          throw new Error(`${name}:fail ${(error as Error).message}`, { cause: error });
        }
      };
    return {
      setStorageSync: now('setStorageSync', set),
      getStorageSync: now('getStorageSync', get),
      removeStorageSync: now('removeStorageSync', remove),
      clearStorageSync: () => kept.clear(),
      getStorageInfoSync: info,
      setStorage: byHand('setStorage', ({ key, data }) => set(key, data)),
      getStorage: byHand('getStorage', ({ key }) => {
        if (!kept.has(key)) throw new Refused('data not found');
        return { data: get(key) };
      }),
      removeStorage: byHand('removeStorage', ({ key }) => remove(key)),
      clearStorage: byHand('clearStorage', () => kept.clear()),
      getStorageInfo: byHand('getStorageInfo', info),
    };
  },
};
