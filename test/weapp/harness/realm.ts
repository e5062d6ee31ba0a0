import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { inWords, type Tell } from './faults.ts';
import { forgetRealm, watchRejections } from './watch-rejections.ts';

/** Where the package's own JavaScript runs: the language and nothing else. No window, document, process or fetch. */
export interface Realm {
  /** Runs a file of the package once, as WeChat's require does. */
  require(file: string): unknown;
  setGlobal(name: string, value: unknown): void;
  /** A value as if it had been made in there. */
  give<T>(value: T): T;
  /** A function of ours that in there is one of theirs. */
  giveFunction(act: (...given: any[]) => unknown): unknown;
  /** Calls into it; what it throws is told and goes no further. */
  call(fault: 'callback-threw' | 'lifecycle-threw' | 'handler-threw', act: unknown, self: unknown, ...given: unknown[]): unknown;
  /** The process dies: nothing in there runs again. */
  kill(): void;
  isAlive(): boolean;
  /** Aborted when it dies: what it had open is closed with it. */
  death: AbortSignal;
}

interface Given {
  dir: string;
  tell: Tell;
  now: () => number;
}

/** What the phones we build for do not have: iOS 13, Chrome 74. A package that needs it brings it along. */
const newerThanOurPhones = `
  for (const [holder, names] of [
    [globalThis, ['WebAssembly', 'SharedArrayBuffer', 'Atomics', 'WeakRef', 'FinalizationRegistry', 'AggregateError', 'Iterator', 'BigInt']],
    [Array.prototype, ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with']],
    [String.prototype, ['at', 'replaceAll', 'isWellFormed', 'toWellFormed']],
    [Object, ['hasOwn', 'groupBy']],
    [Promise, ['any', 'withResolvers', 'try']],
    [Array, ['fromAsync']],
  ]) for (const name of names) delete holder[name];
`;

/** The phone's clock may be wrong. */
const clock = `
  (now) => {
    const Real = Date;
    function Moved(...given) {
      if (!new.target) return new Real(now()).toString();
      return Reflect.construct(Real, given.length ? given : [now()], new.target);
    }
    Moved.prototype = Real.prototype;
    Real.prototype.constructor = Moved;
    globalThis.Date = Object.assign(Moved, { now, parse: Real.parse, UTC: Real.UTC });
  }
`;

const giver = `
  (() => {
    const give = (value) => {
      if (value === null || typeof value !== 'object') return value;
      const kind = Object.prototype.toString.call(value);
      if (kind === '[object ArrayBuffer]') return new Uint8Array(new Uint8Array(value)).buffer;
      if (kind === '[object Array]') return Array.from(value, give);
      if (kind !== '[object Object]') return value;
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, give(one)]));
    };
    return { give, wrap: (act) => function (...given) { return act.apply(this, given); } };
  })()
`;

export function openRealm({ dir, tell, now }: Given): Realm {
  // Code from text is forbidden in WeChat.
  const context = vm.createContext({}, { codeGeneration: { strings: false, wasm: false } });
  const run = (code: string): any => vm.runInContext(code, context);
  let alive = true;
  const dying = new AbortController();
  run(newerThanOurPhones);
  run(clock)(now);
  const { give, wrap } = run(giver) as { give<T>(value: T): T; wrap(act: (...given: any[]) => unknown): unknown };
  const loaded = new Map<string, { exports: unknown }>();

  const load = (file: string): unknown => {
    const known = loaded.get(file);
    if (known) return known.exports;
    const full = path.join(dir, file);
    if (!existsSync(full)) {
      tell('module-missing', file);
      throw new Error(`module '${file}' is not defined`);
    }
    const module = give({ exports: {} });
    loaded.set(file, module);
    const wrapped = new vm.Script(`(function (require, module, exports) {${readFileSync(full, 'utf8')}\n})`, { filename: file });
    const require = wrap((asked: string) => load(path.posix.join(path.posix.dirname(file), asked.endsWith('.js') ? asked : `${asked}.js`)));
    wrapped.runInContext(context)(require, module, module.exports);
    return module.exports;
  };

  const call: Realm['call'] = (fault, act, self, ...given) => {
    if (!alive || typeof act !== 'function') return undefined;
    try {
      return act.apply(self, given);
    } catch (error) {
      tell(fault, inWords(error));
      return undefined;
    }
  };

  const timers = openTimers((act, given) => {
    if (!alive) return;
    try {
      (act as (...all: unknown[]) => void)(...given);
    } catch (error) {
      tell('timer-threw', inWords(error));
    }
  });
  for (const [name, act] of Object.entries(timers.functions)) context[name] = wrap(act);
  watchRejections(run('Promise') as PromiseConstructor, (reason) => alive && tell('unhandled-rejection', inWords(reason)));

  return {
    require: load,
    setGlobal: (name, value) => void (context[name] = value),
    give,
    giveFunction: wrap,
    call,
    kill: () => {
      alive = false;
      dying.abort();
      timers.stop();
      forgetRealm(run('Promise') as PromiseConstructor);
    },
    isAlive: () => alive,
    death: dying.signal,
  };
}

function openTimers(fire: (act: unknown, given: unknown[]) => void): {
  functions: Record<string, (...given: any[]) => unknown>;
  stop(): void;
} {
  const running = new Map<number, { clear(): void }>();
  let last = 0;
  const start =
    (again: boolean) =>
    (act: unknown, delay: number, ...given: unknown[]) => {
      const id = (last += 1);
      const handle = again
        ? setInterval(() => fire(act, given), delay)
        : setTimeout(() => {
            running.delete(id);
            fire(act, given);
          }, delay);
      running.set(id, { clear: () => clearTimeout(handle) });
      return id;
    };
  const clear = (id: number): void => {
    running.get(id)?.clear();
    running.delete(id);
  };
  return {
    functions: { setTimeout: start(false), setInterval: start(true), clearTimeout: clear, clearInterval: clear },
    stop: () => {
      for (const id of running.keys()) clear(id);
    },
  };
}
