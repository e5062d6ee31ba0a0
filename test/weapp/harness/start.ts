import { compileViews, type Render } from './compile-views.ts';
import type { Device } from './device.ts';
import { inWords, type Fault, type Tell } from './faults.ts';
import { openWx } from './open-wx.ts';
import { openPage, type OpenPage, type PageConfig } from './page.ts';
import { readBuild, type Build } from './read-build.ts';
import { openRealm } from './realm.ts';
import { openStack } from './stack.ts';
import { Refused, type Entered, type Inside } from './topic.ts';
import { openView, type View } from './view.ts';

export interface Opening {
  dir: string;
  device: Device;
  /** Origin that was built in, to where it really is. */
  origins?: Record<string, string>;
  path?: string;
  /** As WeChat hands it over: not decoded. */
  query?: Record<string, string>;
  scene?: number;
}

/** A mini-program that is running, or would be if its package were good. */
export interface MiniProgram {
  faults: Fault[];
  /** Names that were asked of `wx` and that the harness does not have: each is worth a look. */
  lacked: Set<string>;
  device: Device;
  view: View;
  /** Routes on the stack, the one in front last. */
  routes(): string[];
  /** Sets the network and says so, as WeChat does. */
  setNetwork(network: Device['network']): void;
  /** She goes to another app and comes back, perhaps by scanning a code. */
  hide(): void;
  show(entered?: Partial<Entered>): Promise<void>;
  goBack(): Promise<void>;
  /** The card she would send on from the page in front; undefined where WeChat greys the menu out. */
  share(): { title: string; path: string; imageUrl?: string } | undefined;
  /** The phone kills it: nothing of its memory is left, and no request of it is answered. */
  kill(): void;
  isAlive(): boolean;
}

interface Package {
  build: Build;
  render: Render | undefined;
  faults: Fault[];
}

/** A package is read and compiled once, however often it is started. */
const packages = new Map<string, Package>();

function openPackage(dir: string): Package {
  const known = packages.get(dir);
  if (known) return known;
  const faults: Fault[] = [];
  const tell: Tell = (name, told) => void faults.push({ name, told: String(told) });
  const build = readBuild(dir, tell) ?? { dir, pages: [], subpackages: new Map(), preload: new Map(), tabs: [], lazy: true };
  const opened = { build, render: compileViews(dir, tell), faults };
  packages.set(dir, opened);
  return opened;
}

/** Cold start. Nothing is thrown: what went wrong is in `faults`. */
export async function start(opening: Opening): Promise<MiniProgram> {
  const { build, render, faults: ofPackage } = openPackage(opening.dir);
  const faults: Fault[] = [...ofPackage];
  let alive = true;
  // What a dead process still runs into, until its last promise has come to rest here, happens on no phone.
  const tell: Tell = (name, told) => {
    if (alive && !faults.some((known) => known.name === name && known.told === told)) faults.push({ name, told: String(told) });
  };
  const { device } = opening;
  const realm = openRealm({ dir: opening.dir, tell, now: () => device.now() });
  const entered: Entered = {
    path: opening.path ?? build.pages[0] ?? '',
    query: opening.query ?? {},
    scene: opening.scene ?? 1001,
    referrerInfo: {},
  };
  const registered = new Map<string, PageConfig>();
  const registering = { route: 'app' };
  const stack = openStack({ build, realm, device, tell, open: openRoute });
  let tapping = false;
  function kill(): void {
    alive = false;
    realm.kill();
    for (const name of device.files.keys()) if (name.startsWith('wxfile://tmp')) device.files.delete(name);
  }
  const does: Inside['does'] = (act, { text = '', halfWay } = {}) => {
    if (!alive) throw new Refused('dead');
    const fate = device.fate(act, text);
    if (fate === 'goes-on') return;
    if (fate === 'dies-half-way') halfWay?.();
    kill();
    throw new Refused('dead');
  };
  const inside: Inside = {
    device,
    realm,
    build,
    tell,
    origins: opening.origins ?? {},
    entered,
    routes: stack.routes,
    listeners: new Map(),
    does,
    inTap: () => tapping,
  };

  function openRoute(route: string, query: Record<string, string>): OpenPage | undefined {
    if (!registered.has(route)) {
      registering.route = route;
      requireFile(`${route}.js`);
    }
    const config = registered.get(route);
    if (!config) {
      tell('page-not-registered', route);
      return undefined;
    }
    return openPage(inside, route, query, config);
  }

  const requireFile = (file: string): void => {
    try {
      realm.require(file);
    } catch (error) {
      tell('script-threw', `${file}: ${inWords(error)}`);
    }
  };

  const { wx, lacked } = openWx(inside);
  let app: Record<string, any> | undefined;
  const globals: Record<string, unknown> = {
    App: (config: Record<string, unknown>) => {
      app = config;
    },
    Page: (config: PageConfig) => void registered.set(registering.route, config),
    Component: (config: { methods?: PageConfig }) => void registered.set(registering.route, { ...config.methods, ...config } as PageConfig),
    Behavior: (config: object) => config,
    getApp: () => app,
    getCurrentPages: () =>
      Object.assign(
        realm.give([]),
        stack.pages().map(({ self }) => self),
      ),
    requirePlugin: () => realm.give({}),
  };
  realm.setGlobal('wx', wx);
  realm.setGlobal('console', openConsole(inside));
  for (const [name, act] of Object.entries(globals)) realm.setGlobal(name, realm.giveFunction(act as () => unknown));

  requireFile('app.js');
  if (!build.lazy) for (const route of build.pages) registerAtOnce(route);
  function registerAtOnce(route: string): void {
    registering.route = route;
    requireFile(`${route}.js`);
  }
  realm.call('lifecycle-threw', app?.['onLaunch'], app, realm.give(entered));
  realm.call('lifecycle-threw', app?.['onShow'], app, realm.give(entered));
  await stack.start(entered.path, entered.query);

  const view = openView({
    render,
    tell,
    page: stack.front,
    tapping: (act) => {
      tapping = true;
      try {
        act();
      } finally {
        tapping = false;
      }
    },
    realm,
    device,
  });
  const say = (what: string, told: object): void => {
    for (const listener of inside.listeners.get(what) ?? []) realm.call('callback-threw', listener, undefined, realm.give(told));
  };
  return {
    faults,
    lacked,
    device,
    view,
    routes: () => stack.pages().map(({ route }) => route),
    setNetwork: (network) => {
      device.network = network;
      say('NetworkStatusChange', { isConnected: network === 'on', networkType: network === 'on' ? '4g' : 'none' });
    },
    hide: () => {
      stack.hide();
      realm.call('lifecycle-threw', app?.['onHide'], app);
      say('AppHide', {});
    },
    show: async (again = {}) => {
      Object.assign(entered, again);
      realm.call('lifecycle-threw', app?.['onShow'], app, realm.give(entered));
      say('AppShow', entered);
      if (again.path) await stack.start(entered.path, entered.query);
      else stack.show();
    },
    goBack: () => stack.routes.navigateBack(1),
    share: () => {
      const self = stack.front()?.self;
      return realm.call('handler-threw', self?.['onShareAppMessage'], self, realm.give({ from: 'menu' })) as ReturnType<
        MiniProgram['share']
      >;
    },
    kill,
    isAlive: () => alive,
  };
}

/** What the package itself calls an error nobody would read on a phone. */
function openConsole({ realm, tell, device }: Inside): object {
  const quiet = realm.giveFunction((...words: unknown[]) => void device.said.push(words.map(inWords).join(' ')));
  const error = realm.giveFunction((...words: unknown[]) => tell('said-error', words.map(inWords).join(' ')));
  return realm.give({ log: quiet, info: quiet, debug: quiet, warn: quiet, group: quiet, groupEnd: quiet, error });
}
