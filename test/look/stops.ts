import { pageStates } from './states/index.ts';
import type { Stop } from './walk.ts';

/** Every state of every page whose name is wanted. */
export function stopsOf(wanted: (page: string) => boolean = () => true): Stop[] {
  return Object.entries(pageStates)
    .filter(([page]) => wanted(page))
    .flatMap(([page, { states }]) => states.map((state) => ({ page, state })));
}
