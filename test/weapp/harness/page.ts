import type { Inside } from './topic.ts';

export interface PageConfig {
  data?: Record<string, unknown>;
  [handler: string]: unknown;
}

/** One page on the stack, as the package's own JavaScript sees it. */
export interface OpenPage {
  route: string;
  options: Record<string, string>;
  self: Record<string, any>;
  /** Goes up whenever there is something new to see. */
  version: number;
}

const mostInOneSetData = 1024 * 1024;

export function openPage(inside: Inside, route: string, options: Record<string, string>, config: PageConfig): OpenPage {
  const { realm } = inside;
  const self = realm.give({}) as Record<string, any>;
  const page: OpenPage = { route, options, self, version: 0 };
  Object.assign(self, config, {
    data: realm.give(JSON.parse(JSON.stringify(config.data ?? {}))),
    route,
    __route__: route,
    options: realm.give(options),
    setData: realm.giveFunction((changes: Record<string, unknown>, done?: unknown) => setData(inside, page, changes, done)),
    getOpenerEventChannel: realm.giveFunction(() => realm.give({})),
    selectComponent: realm.giveFunction(() => null),
    selectAllComponents: realm.giveFunction(() => realm.give([])),
  });
  return page;
}

function setData(inside: Inside, page: OpenPage, changes: Record<string, unknown>, done: unknown): void {
  const { realm, tell, device } = inside;
  const { route, self } = page;
  if (!realm.isAlive()) return;
  page.version += 1;
  const text = JSON.stringify(changes);
  const bytes = Buffer.byteLength(text);
  device.shown.push({ route, bytes });
  if (bytes > mostInOneSetData) tell('set-data-too-big', `${route}: ${bytes} bytes`);
  for (const [place, value] of Object.entries(changes)) {
    if (value === undefined) tell('set-data-undefined', `${route}: ${place}`);
    else put(self['data'], place, realm.give(JSON.parse(JSON.stringify(value))), () => realm.give({}));
  }
  if (done) setImmediate(() => realm.call('callback-threw', done, self));
}

/** `root.cn.[0].v` and `list[2].name` alike. */
function put(data: any, place: string, value: unknown, fresh: () => object): void {
  const steps = place.split(/[.[\]]+/).filter(Boolean);
  let at = data;
  for (const step of steps.slice(0, -1)) at = at[step] ??= fresh();
  at[steps.at(-1)!] = value;
}
