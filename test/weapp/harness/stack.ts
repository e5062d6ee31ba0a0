import type { Device } from './device.ts';
import type { Tell } from './faults.ts';
import type { OpenPage } from './page.ts';
import type { Build } from './read-build.ts';
import type { Realm } from './realm.ts';
import { Refused, type Routes } from './topic.ts';

interface Given {
  build: Build;
  realm: Realm;
  device: Device;
  tell: Tell;
  open(route: string, query: Record<string, string>): OpenPage | undefined;
}

export interface Stack {
  routes: Routes;
  pages(): OpenPage[];
  front(): OpenPage | undefined;
  start(path: string, query: Record<string, string>): Promise<void>;
  hide(): void;
  show(): void;
}

const deepest = 10;

/** The pages on top of each other, with the rules that WeChat has for them. */
export function openStack({ build, realm, device, tell, open }: Given): Stack {
  const pages: OpenPage[] = [];
  const front = (): OpenPage | undefined => pages.at(-1);
  const tellPage = (page: OpenPage | undefined, what: string, given?: object): void => {
    if (page) realm.call('lifecycle-threw', page.self[what], page.self, ...(given ? [realm.give(given)] : []));
  };

  async function bring(url: string, from: string): Promise<{ route: string; query: Record<string, string> }> {
    const target = targetOf(url, front()?.route);
    if (!build.pages.includes(target.route)) {
      tell('no-such-page', `${from} ${url}`);
      throw new Refused(`page "${target.route}" is not found`);
    }
    const root = rootOf(build, target.route);
    if (root && !device.packages.has(root)) {
      if (device.network === 'off') throw new Refused(`subpackage ${root} could not be downloaded`);
      device.packages.add(root);
    }
    // WeChat answers later, never at once.
    await Promise.resolve();
    return target;
  }

  function push(route: string, query: Record<string, string>): void {
    if (!realm.isAlive()) return;
    const page = open(route, query);
    if (!page) return;
    pages.push(page);
    tellPage(page, 'onLoad', query);
    tellPage(page, 'onShow');
    setImmediate(() => {
      tellPage(page, 'onReady');
      if (device.network === 'on') for (const root of build.preload.get(route) ?? []) device.packages.add(root);
    });
  }

  function drop(count: number): void {
    for (const page of pages.splice(pages.length - count, count).toReversed()) tellPage(page, 'onUnload');
  }

  function refuseTab(route: string, from: string): void {
    if (!build.tabs.includes(route)) return;
    tell('tab-bar-page', `${from} ${route}`);
    throw new Refused('can not navigateTo a tabbar page');
  }

  async function startAt(url: string, from: string): Promise<void> {
    const { route, query } = await bring(url, from);
    drop(pages.length);
    push(route, query);
  }

  const routes: Routes = {
    async navigateTo(url) {
      const { route, query } = await bring(url, 'navigateTo');
      refuseTab(route, 'navigateTo');
      if (pages.length >= deepest) {
        tell('too-many-pages', `navigateTo ${url}`);
        throw new Refused('webview count limit exceed');
      }
      tellPage(front(), 'onHide');
      push(route, query);
    },
    async redirectTo(url) {
      const { route, query } = await bring(url, 'redirectTo');
      refuseTab(route, 'redirectTo');
      drop(1);
      push(route, query);
    },
    reLaunch: (url) => startAt(url, 'reLaunch'),
    switchTab: (url) => startAt(url, 'switchTab'),
    async navigateBack(delta) {
      await Promise.resolve();
      if (pages.length < 2) throw new Refused('cannot navigate back at first page.');
      drop(Math.min(delta, pages.length - 1));
      tellPage(front(), 'onShow');
    },
  };

  return {
    routes,
    pages: () => [...pages],
    front,
    start: async (path, query) => {
      const asked = Object.entries(query).map(([name, value]) => `${name}=${value}`);
      await startAt(`/${path}${asked.length ? `?${asked.join('&')}` : ''}`, 'start').catch((error: unknown) => {
        if (!(error instanceof Refused)) throw error;
      });
    },
    hide: () => tellPage(front(), 'onHide'),
    show: () => tellPage(front(), 'onShow'),
  };
}

function rootOf(build: Build, route: string): string | undefined {
  return [...build.subpackages].find(([, pages]) => pages.includes(route))?.[0];
}

/** Not decoded: what is behind the equals sign reaches onLoad as it stands. */
function targetOf(url: string, from: string | undefined): { route: string; query: Record<string, string> } {
  const at = url.indexOf('?');
  const path = at < 0 ? url : url.slice(0, at);
  const folder = from?.split('/').slice(0, -1) ?? [];
  const route = path.startsWith('/') ? path.slice(1) : resolve([...folder, ...path.split('/')]);
  const pairs =
    at < 0
      ? []
      : url
          .slice(at + 1)
          .split('&')
          .filter(Boolean);
  return { route, query: Object.fromEntries(pairs.map((pair) => [pair.split('=')[0]!, pair.split('=').slice(1).join('=')])) };
}

function resolve(steps: string[]): string {
  const kept: string[] = [];
  for (const step of steps) {
    if (step === '..') kept.pop();
    else if (step !== '.') kept.push(step);
  }
  return kept.join('/');
}
