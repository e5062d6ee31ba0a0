import type { Render, ViewNode } from './compile-views.ts';
import type { Device } from './device.ts';
import type { Tell } from './faults.ts';
import { findBarriers } from './find-barriers.ts';
import type { OpenPage } from './page.ts';
import type { Realm } from './realm.ts';

/** A node as it is seen, with the way up. */
export interface Seen {
  tag: string;
  attr: Record<string, unknown>;
  /** What stands in it, all of it. */
  text: string;
  /** The same without what is hidden from a screen reader. */
  spoken: string;
  parent: Seen | undefined;
}

export interface View {
  /** Every node of the page in front, outermost first. */
  look(): Seen[];
  /** What a rem of the page in front is bound to, by its page-meta. */
  rootFontSize(): unknown;
  tap(node: Seen): void;
  write(node: Seen, value: string): void;
  /** One finger goes over it, from point to point. */
  drag(node: Seen, points: readonly [x: number, y: number][]): void;
  fire(node: Seen, type: string, detail: object): void;
}

interface Given {
  render: Render | undefined;
  tell: Tell;
  page: () => OpenPage | undefined;
  tapping: (act: () => void) => void;
  realm: Realm;
  device: Device;
}

/** These go up from node to node; every other event is for its own node alone. */
const bubbling = new Set(['tap', 'longpress', 'longtap', 'touchstart', 'touchmove', 'touchend', 'touchcancel']);
/** Shown by WeChat itself, without a place in the page. */
const headless = new Set(['page-meta', 'navigation-bar']);

export function openView({ render, tell, page, tapping, realm, device }: Given): View {
  let last: { page: OpenPage; version: number; seen: Seen[] } | undefined;

  function look(): Seen[] {
    const front = page();
    if (!front) return [];
    if (last?.page !== front || last.version !== front.version) last = { page: front, version: front.version, seen: lookAt(front) };
    return last.seen;
  }

  function lookAt(front: OpenPage): Seen[] {
    const tree = render?.(front.route, front.self['data'], tell);
    if (!tree) return [];
    const all: Seen[] = [];
    for (const child of tree.children) if (typeof child !== 'string') add(all, child, undefined);
    for (const barrier of findBarriers(all)) tell('aria-missing', `${front.route}: ${barrier}`);
    return all;
  }

  function rootFontSize(): unknown {
    const front = page();
    const tree = front && render?.(front.route, front.self['data'], tell);
    const meta = tree?.children.find((child) => typeof child !== 'string' && child.tag === 'wx-page-meta') as ViewNode | undefined;
    return meta?.attr?.['rootFontSize'];
  }

  function add(all: Seen[], node: ViewNode, parent: Seen | undefined): Seen {
    const tag = node.tag.replace(/^wx-/, '');
    const seen: Seen = { tag, attr: node.attr ?? {}, text: '', spoken: '', parent };
    if (!headless.has(tag)) all.push(seen);
    for (const child of tag === 'comp' ? insideOf(node) : node.children) {
      const [text, spoken] = typeof child === 'string' ? [child, child] : readOf(add(all, child, seen));
      seen.text += text;
      seen.spoken += spoken;
    }
    return seen;
  }

  /** Deeper than the templates go (`baseLevel`), Taro starts anew in a component: dear, and a box of its own. */
  function insideOf(node: ViewNode): ViewNode['children'] {
    tell('too-deep', page()?.route ?? '');
    return render?.('comp', node.attr, tell)?.children ?? [];
  }

  function fire(node: Seen, type: string, detail: object): void {
    const front = page();
    if (!front) return;
    const target = targetOf(node);
    for (let at: Seen | undefined = node; at; at = at.parent) {
      const [how, name] = handlerOf(at, type);
      if (name) {
        const handler = front.self[name];
        if (typeof handler !== 'function') tell('handler-missing', `${front.route}: ${name} of <${at.tag}>`);
        const event = realm.give({
          type,
          timeStamp: device.now(),
          target,
          currentTarget: targetOf(at),
          detail,
          touches: touchesOf(detail),
          changedTouches: touchesOf(detail),
          mark: {},
        });
        realm.call('handler-threw', handler, front.self, event);
      }
      if (how === 'catch' || !bubbling.has(type)) return;
    }
  }

  /** On a canvas a touch says where on it. */
  function drag(node: Seen, points: readonly [x: number, y: number][]): void {
    for (const [at, [x, y]] of points.entries()) fire(node, at === 0 ? 'touchstart' : 'touchmove', { x, y });
    fire(node, 'touchend', {});
  }

  return {
    look,
    drag,
    rootFontSize,
    fire,
    tap: (node) => tapping(() => fire(node, 'tap', { x: 0, y: 0 })),
    write: (node, value) => fire(node, 'input', { value, cursor: value.length, keyCode: 0 }),
  };
}

/** Images speak by their label, and a label goes before what stands inside. */
function readOf({ attr, text, spoken }: Seen): [string, string] {
  if (String(attr['ariaHidden']) === 'true') return [text, ''];
  const label = attr['ariaLabel'];
  return [text, typeof label === 'string' && label !== '' ? label : spoken];
}

function touchesOf(detail: object): object[] {
  return 'x' in detail ? [{ identifier: 0, ...detail }] : [];
}

function handlerOf({ attr }: Seen, type: string): ['catch' | 'bind', string] | [undefined, undefined] {
  for (const how of ['catch', 'bind'] as const) {
    for (const name of [`${how}${type}`, `${how}:${type}`]) {
      if (typeof attr[name] === 'string' && attr[name] !== '') return [how, attr[name]];
    }
  }
  return [undefined, undefined];
}

function targetOf({ attr }: Seen): object {
  const dataset = Object.entries(attr)
    .filter(([name]) => name.startsWith('data-'))
    .map(([name, value]) => [name.slice(5).replace(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase()), value]);
  return { id: attr['id'] ?? '', offsetLeft: 0, offsetTop: 0, dataset: Object.fromEntries(dataset) };
}
