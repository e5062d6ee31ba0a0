import { isAtLeast } from './is-at-least.ts';
import type { Inside, Topic } from './topic.ts';
import { account } from './wx/account.ts';
import { camera } from './wx/camera.ts';
import { canvas } from './wx/canvas.ts';
import { files } from './wx/files.ts';
import { life } from './wx/life.ts';
import { network } from './wx/network.ts';
import { request } from './wx/request.ts';
import { routing } from './wx/routing.ts';
import { shown } from './wx/shown.ts';
import { storage } from './wx/storage.ts';
import { system } from './wx/system.ts';

const topics: Topic[] = [account, camera, canvas, files, life, network, request, routing, shown, storage, system];

/** `wx` as this base library has it. `lacked` fills with every name that was asked for and is not there. */
export function openWx(inside: Inside): { wx: object; lacked: Set<string> } {
  const { realm, device } = inside;
  const names: Record<string, unknown> = {};
  for (const { since = {}, open } of topics) {
    for (const [name, value] of Object.entries(open(inside))) {
      if (isAtLeast(device.baseLibrary, since[name] ?? '1.0.0'))
        names[name] = typeof value === 'function' ? realm.giveFunction(value as () => unknown) : value;
    }
  }
  const canIUse = names['canIUse'] as (asked: string) => boolean;
  names['canIUse'] = realm.giveFunction((asked: string) => (asked.includes('.') ? canIUse(asked) : asked in names));
  const lacked = new Set<string>();
  const wx = new Proxy(realm.give(names), {
    get(target, name, self) {
      if (typeof name === 'string' && !(name in target)) lacked.add(name);
      return Reflect.get(target, name, self);
    },
  });
  return { wx, lacked };
}
