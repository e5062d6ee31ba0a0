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

/** What happens at a write: done · the phone dies before it · dies with half of it done (files only) · there is no room for it. */
export type Fate = 'done' | 'dies' | 'dies-half-way' | 'no-room';

/** Plays what it is given until a test says that it has ended. */
const newPlayer = () => ({
  src: '',
  playbackRate: 1,
  played: [] as { src: string; rate: number }[],
  told: {} as Record<'ended' | 'error', () => void>,
  onEnded(act: () => void): void {
    this.told.ended = act;
  },
  onError(act: () => void): void {
    this.told.error = act;
  },
  play(): void {
    this.played.push({ src: this.src, rate: this.playbackRate });
  },
  stop(): void {},
});

/** What a test arranges and looks at; the phone's code cannot see it. */
const newPhone = () => ({
  storage: new Map<string, string>(),
  files: new Map<string, ArrayBuffer>(),
  /** Asked before each write or removal, the first being 1. */
  fateOf: ((_write: number) => 'done') as (write: number) => Fate,
  writes: 0,
  isDead: false,
  /** Called when it dies: whatever still runs then is no longer the phone's. */
  died: (() => undefined) as () => void,
  /** She comes back to the app. */
  showAgain: (() => undefined) as () => void,
  /** 'cannot-tell': WeChat's call for it fails. */
  networkType: '4g' as '4g' | 'none' | 'cannot-tell',
  /** False on a base library that is too old. */
  hasFiles: true,
  /** As a browser that forbids cookies: nothing can be read, listed or written. */
  storageIsBlocked: false,
  asked: [] as Asked[],
  answer: (() => 'no-network') as Answer,
  storageIsFull: false,
  /** What WeChat itself offers, by name; an old base library lacks some. A test puts in what it needs. */
  wx: { env: { USER_DATA_PATH: 'wxfile://usr' } } as Record<string, any>,
  /** What came with the app; nothing, until a test puts something in. */
  shipped: { county: '', version: 0, day: '2026-11-20', text: '' },
  /** WeChat's one player of sounds. */
  player: newPlayer(),
  /** What WeChat's scanner answers, or refuses with. */
  scanner: (() => ({ errMsg: 'scanCode:fail cancel' })) as () => { result: string; path?: string } | { errMsg: string },
  /** Where the picture lies that she takes or chooses; nothing when she closes the camera. */
  camera: (() => undefined) as () => string | undefined,
  /** What WeChat makes of a picture; bytes of another file, or nothing where it cannot. */
  compress: ((_asked: { src: string; quality: number; compressedWidth: number }) => undefined) as (asked: {
    src: string;
    quality: number;
    compressedWidth: number;
  }) => ArrayBuffer | undefined,
  /** Pages she was led to, by their addresses. */
  went: [] as string[],
  /** The page on top, and what windows were shown. */
  route: 'home/index',
  modals: [] as { title: string; content: string }[],
  answerModal: (() => ({ confirm: false })) as () => { confirm: boolean },
  reset(): void {
    // Not the objects themselves: the realm and the app hold them.
    for (const name of Object.keys(phone.wx)) if (name !== 'env') delete phone.wx[name];
    const shipped = Object.assign(phone.shipped, newPhone().shipped);
    Object.assign(this, { ...newPhone(), shipped, wx: phone.wx });
  },
});

/** The phone's own: it outlives the modules of the app, which go when it is switched off. */
const shared = globalThis as typeof globalThis & { testPhone?: ReturnType<typeof newPhone> };
export const phone = (shared.testPhone ??= newPhone());

/** False when there is no room for it. A dead phone stays silent for ever. */
function mayWrite(half?: () => void): boolean {
  if (phone.isDead) throw new Error('the phone is off');
  if (phone.storageIsBlocked) throw new DOMException('Access is denied', 'SecurityError');
  phone.writes += 1;
  const fate = phone.fateOf(phone.writes);
  if (fate === 'dies-half-way') half?.();
  if (fate === 'dies' || fate === 'dies-half-way') {
    phone.isDead = true;
    phone.died();
    throw new Error('the phone is off');
  }
  return fate === 'done';
}

Object.assign(globalThis, { COUNTY_ORIGIN: 'http://county.example', SHIPPED_CATALOGUE: phone.shipped, wx: phone.wx });

interface FileCall {
  filePath: string;
  path?: string;
  data?: ArrayBuffer;
  success?: (found: { data: ArrayBuffer }) => void;
  fail?: (why: unknown) => void;
  complete?: () => void;
}

/** By callback: after the phone has died none is ever called. */
function unlessDead(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!phone.isDead) throw error;
  }
}

const fileSystem = {
  mkdir: ({ success }: { success?: () => void }) => success?.(),
  writeFile({ filePath, data, success, fail }: FileCall) {
    const half = (): void => void phone.files.set(filePath, data!.slice(0, data!.byteLength / 2));
    unlessDead(() => {
      if (mayWrite(half)) {
        phone.files.set(filePath, data!);
        success?.({ data: data! });
      } else {
        half();
        fail?.({ errMsg: 'writeFile:fail the maximum size of the file storage limit is exceeded' });
      }
    });
  },
  readFile({ filePath, success, fail }: FileCall) {
    if (phone.isDead) return;
    const data = phone.files.get(filePath);
    if (data) success?.({ data });
    else fail?.({ errMsg: 'readFile:fail no such file' });
  },
  access({ path, success, fail }: FileCall) {
    if (phone.files.has(path!)) success?.({ data: new ArrayBuffer(0) });
    else fail?.({ errMsg: 'access:fail no such file or directory' });
  },
  unlink({ filePath, success, fail, complete }: FileCall) {
    unlessDead(() => {
      // Taking away needs no room.
      mayWrite();
      if (phone.files.delete(filePath)) success?.({ data: new ArrayBuffer(0) });
      else fail?.({ errMsg: 'unlink:fail no such file' });
      complete?.();
    });
  },
  readdir({ success }: { success?: (found: { files: string[] }) => void }) {
    if (phone.isDead) return;
    success?.({ files: [...phone.files.keys()].map((name) => name.split('/').at(-1)!) });
  },
};

async function request(options: Asked): Promise<Answered> {
  if (phone.isDead) return new Promise(() => undefined);
  const asked = { url: options.url, method: options.method, header: options.header, data: options.data };
  phone.asked.push(asked);
  const answered = await phone.answer(asked);
  if (phone.isDead) return new Promise(() => undefined);
  if (answered === 'no-network') throw { errMsg: 'request:fail net::ERR_INTERNET_DISCONNECTED' };
  return { header: {}, ...answered };
}

/** Nothing here is ever shown. */
export function useDidShow(): void {}
export function useDidHide(): void {}

export default {
  setStorageSync(key: string, value: string) {
    if (!mayWrite() || phone.storageIsFull) throw new Error('setStorageSync:fail exceed storage max size');
    phone.storage.set(key, value);
  },
  getStorageSync(key: string): string {
    if (phone.storageIsBlocked) throw new DOMException('Access is denied', 'SecurityError');
    return phone.storage.get(key) ?? '';
  },
  removeStorageSync(key: string): void {
    mayWrite();
    phone.storage.delete(key);
  },
  getStorageInfoSync() {
    if (phone.storageIsBlocked) throw new DOMException('Access is denied', 'SecurityError');
    return { keys: [...phone.storage.keys()] };
  },
  // What a base library lacks, Taro replaces by a function that says so and gives nothing.
  getFileSystemManager: () => (phone.hasFiles ? fileSystem : undefined),
  onNetworkStatusChange: () => undefined,
  async getNetworkType() {
    if (phone.networkType === 'cannot-tell') throw { errMsg: 'getNetworkType:fail' };
    return { networkType: phone.networkType };
  },
  onAppShow: (act: () => void) => void (phone.showAgain = act),
  async navigateTo({ url }: { url: string }) {
    phone.went.push(url);
  },
  async scanCode() {
    const found = phone.scanner();
    if ('errMsg' in found) throw found;
    return found;
  },
  async chooseImage() {
    const file = phone.camera();
    if (!file) throw { errMsg: 'chooseImage:fail cancel' };
    return { tempFilePaths: [file] };
  },
  async compressImage(asked: { src: string; quality: number; compressedWidth: number }) {
    const bytes = phone.compress(asked);
    if (!bytes) throw { errMsg: 'compressImage:fail' };
    const tempFilePath = `wxfile://tmp_${asked.compressedWidth}_${asked.quality}.jpg`;
    phone.files.set(tempFilePath, bytes);
    return { tempFilePath };
  },
  createInnerAudioContext: () => phone.player,
  getCurrentPages: () => [{ route: phone.route }],
  async showModal({ title, content }: { title: string; content: string }) {
    phone.modals.push({ title, content });
    return phone.answerModal();
  },
  request,
};
