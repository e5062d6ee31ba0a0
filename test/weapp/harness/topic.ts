import type { Build } from './read-build.ts';
import type { Device } from './device.ts';
import type { Tell } from './faults.ts';
import type { Realm } from './realm.ts';

/** What a topic of `wx` may reach. */
export interface Inside {
  device: Device;
  realm: Realm;
  build: Build;
  tell: Tell;
  /** Where what was built for one origin really is. */
  origins: Record<string, string>;
  /** How it was opened. */
  entered: Entered;
  routes: Routes;
  /** The handlers that the app left with wx.onX, by X. */
  listeners: Map<string, Set<unknown>>;
  /** Before each act that outlives it: throws where the phone is dead, or dies of this one, having done what `halfWay` does. */
  does: (act: string, given?: { text?: string; halfWay?: () => void }) => void;
  /** Whether a tap is being handled right now: some of WeChat opens only then. */
  inTap: () => boolean;
}

export interface Entered {
  path: string;
  query: Record<string, string>;
  scene: number;
  referrerInfo: object;
}

export interface Routes {
  navigateTo(url: string): Promise<void>;
  redirectTo(url: string): Promise<void>;
  reLaunch(url: string): Promise<void>;
  switchTab(url: string): Promise<void>;
  navigateBack(delta: number): Promise<void>;
}

export interface Options {
  success?: unknown;
  fail?: unknown;
  complete?: unknown;
  [key: string]: any;
}

/** One part of `wx`, in a file of its own. */
export interface Topic {
  /** Base library a name first appeared in; a name not listed has always been there. */
  since?: Record<string, string>;
  open(inside: Inside): Record<string, unknown>;
}

/** What WeChat refuses: the words become `errMsg`. */
export class Refused extends Error {
  readonly errno: number | undefined;

  constructor(message: string, errno?: number) {
    super(message);
    this.errno = errno;
  }
}

/** An API by callbacks, from an act that returns what it succeeds with. It answers later, never at once. */
export function byCallback(inside: Inside, name: string, act: (options: Options) => unknown): (options?: Options) => undefined {
  const { realm } = inside;
  return (options = {}) => {
    void (async () => {
      let answer: object;
      let kind: 'success' | 'fail' = 'success';
      try {
        answer = { errMsg: `${name}:ok`, ...((await act(options)) as object | undefined) };
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        kind = 'fail';
        answer = {
          errMsg: `${name}:fail ${error.message}`,
          ...(error.errno === undefined ? {} : { errno: error.errno, errCode: error.errno }),
        };
      }
      const given = realm.give(answer);
      realm.call('callback-threw', options[kind], undefined, given);
      realm.call('callback-threw', options.complete, undefined, given);
    })();
    return undefined;
  };
}

/** `onX` and `offX` of something that happens. */
export function listening(inside: Inside, what: string): Record<string, unknown> {
  const listeners = new Set<unknown>();
  inside.listeners.set(what, listeners);
  return {
    [`on${what}`]: (listener: unknown) => void listeners.add(listener),
    [`off${what}`]: (listener?: unknown) => void (listener ? listeners.delete(listener) : listeners.clear()),
  };
}
