/** What outlives the mini-program: the phone itself. Tests turn its knobs. */
export interface Device {
  /** Key to what was kept, as JSON. */
  storage: Map<string, string>;
  /** Path to bytes; folders end in a slash. */
  files: Map<string, Uint8Array>;
  filesLimit: number;
  /** Subpackages that have been fetched. */
  packages: Set<string>;
  network: 'on' | 'off';
  /** Asked before a request leaves and again before its answer arrives: 'lose' makes it fail there. */
  intercept: (at: 'leaving' | 'arriving', request: { method: string; path: string }) => 'pass' | 'lose';
  /** Asked before all it writes down, takes away, asks and is answered: `keep draft:…` and its text, `write /photos/…`, `answer PUT /api/…`. */
  fate: (act: string, text: string) => Fate;
  /** What the package said to its console, below an error. */
  said: string[];
  /** Milliseconds since 1970, as this phone believes. */
  now: () => number;
  baseLibrary: string;
  system: 'android' | 'ios';
  theme: 'light' | 'dark';
  /** What the person set in WeChat; 17 is ordinary, care mode is 24. */
  fontSize: number;
  /** What the camera sees next; undefined: she closes it. */
  camera: () => Uint8Array | undefined;
  /** How light every picture is that is read through a canvas, 0 to 255. */
  pixels: number;
  /** What was drawn on canvases, by the id of the canvas; '' for one that is in no page. */
  drawn: { id: string; act: string; with: (string | number)[] }[];
  /** What the scanner reads next; undefined: she closes it. */
  scanner: () => string | undefined;
  /** What she answers when WeChat asks in its own words. */
  answers: {
    modal: 'confirm' | 'cancel';
    subscribe: 'accept' | 'reject' | 'ban' | 'switched-off';
    privacy: 'agree' | 'disagree';
    phoneNumber: 'allow' | 'deny';
  };
  /** Whether WeChat still has to ask for her consent to the privacy guide. */
  privacy: 'agreed' | 'to-be-asked';
  /** The next code of wx.login and of the phone button; undefined: WeChat fails. */
  loginCode: () => string | undefined;
  phoneCode: () => string | undefined;
  update: 'none' | 'ready' | 'failed';
  /** What was done on the phone that a test may look at: telephone calls, toasts, plug-ins asked. */
  done: { what: string; with: unknown }[];
  /** Bytes of each setData, by page: what crosses from the app's own thread to the one that draws. */
  shown: { route: string; bytes: number }[];
}

/** Battery empty, or the system takes the room: before the act, or in the middle of what is being written. */
export type Fate = 'goes-on' | 'dies' | 'dies-half-way';

/** A cheap phone, switched on for the first time today. */
export function newDevice(given: Partial<Device> = {}): Device {
  let codes = 0;
  return {
    storage: new Map(),
    files: new Map(),
    filesLimit: 200 * 1024 * 1024,
    packages: new Set(),
    network: 'on',
    intercept: () => 'pass',
    fate: () => 'goes-on',
    said: [],
    now: () => Date.now(),
    baseLibrary: '3.8.12',
    system: 'android',
    theme: 'light',
    fontSize: 17,
    camera: () => undefined,
    pixels: 200,
    drawn: [],
    scanner: () => undefined,
    answers: { modal: 'confirm', subscribe: 'accept', privacy: 'agree', phoneNumber: 'allow' },
    privacy: 'agreed',
    loginCode: () => `login-code-${(codes += 1)}`,
    phoneCode: () => `phone-code-${(codes += 1)}`,
    update: 'none',
    done: [],
    shown: [],
    ...given,
  };
}
