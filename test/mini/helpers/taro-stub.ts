/**
 * Stands in for '@tarojs/taro' in the tests of the phone's thinking files: a phone's storage, files and network, in memory.
 * It behaves as WeChat does (files by path, callbacks), because a test is built as neither target.
 */
export interface Asked {
  url: string;
  method: string;
  header: Record<string, string>;
  data: unknown;
}
export interface Answered {
  statusCode: number;
  data: string;
  header?: Record<string, string>;
}

type Answer = (asked: Asked) => Answered | 'no-network' | Promise<Answered | 'no-network'>;

const storage = new Map<string, string>();
const files = new Map<string, ArrayBuffer>();

/** What a test arranges and looks at; the phone's code cannot see it. */
export const phone = {
  storage,
  files,
  asked: [] as Asked[],
  answer: (() => 'no-network') as Answer,
  storageIsFull: false,
  /** What WeChat itself offers, by name; an old base library lacks some. A test puts in what it needs. */
  wx: { env: { USER_DATA_PATH: 'wxfile://usr' } } as Record<string, any>,
  /** The page on top, and what windows were shown. */
  route: 'home/index',
  modals: [] as { title: string; content: string }[],
  answerModal: (() => ({ confirm: false })) as () => { confirm: boolean },
  reset(): void {
    storage.clear();
    files.clear();
    phone.asked = [];
    phone.answer = () => 'no-network';
    phone.storageIsFull = false;
    for (const name of Object.keys(phone.wx)) if (name !== 'env') delete phone.wx[name];
    phone.route = 'home/index';
    phone.modals = [];
    phone.answerModal = () => ({ confirm: false });
  },
};

Object.assign(globalThis, { COUNTY_ORIGIN: 'http://county.example', wx: phone.wx });

interface FileCall {
  filePath: string;
  data?: ArrayBuffer;
  success?: (found: { data: ArrayBuffer }) => void;
  fail?: (why: unknown) => void;
}

const fileSystem = {
  mkdir: ({ success }: { success?: () => void }) => success?.(),
  writeFile({ filePath, data, success }: FileCall) {
    files.set(filePath, data!);
    success?.({ data: data! });
  },
  readFile({ filePath, success, fail }: FileCall) {
    const data = files.get(filePath);
    if (data) success?.({ data });
    else fail?.({ errMsg: 'readFile:fail no such file' });
  },
  unlink({ filePath, success, fail }: FileCall) {
    if (files.delete(filePath)) success?.({ data: new ArrayBuffer(0) });
    else fail?.({ errMsg: 'unlink:fail no such file' });
  },
};

async function request(options: Asked): Promise<Answered> {
  const asked = { url: options.url, method: options.method, header: options.header, data: options.data };
  phone.asked.push(asked);
  const answered = await phone.answer(asked);
  if (answered === 'no-network') throw { errMsg: 'request:fail net::ERR_INTERNET_DISCONNECTED' };
  return { header: {}, ...answered };
}

/** Nothing here is ever shown. */
export function useDidShow(): void {}

export default {
  setStorageSync(key: string, value: string) {
    if (phone.storageIsFull) throw new Error('setStorageSync:fail exceed storage max size');
    storage.set(key, value);
  },
  getStorageSync: (key: string): string => storage.get(key) ?? '',
  removeStorageSync: (key: string): void => void storage.delete(key),
  getFileSystemManager: () => fileSystem,
  onNetworkStatusChange: () => undefined,
  onAppShow: () => undefined,
  getCurrentPages: () => [{ route: phone.route }],
  async showModal({ title, content }: { title: string; content: string }) {
    phone.modals.push({ title, content });
    return phone.answerModal();
  },
  request,
};
