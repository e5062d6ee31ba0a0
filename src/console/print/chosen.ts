import { shallowRef } from 'vue';
import { goTo, sheetsPath } from '../shared/place.ts';

/** So many the county takes at once. */
export const mostAtOnce = 50;

/** What was chosen in a list; a single matter stands in the address instead, so that a reload comes back to it. */
export const chosen = shallowRef<readonly string[]>([]);

/** To the page where these are printed. */
export function openSheets(matterIds: readonly string[]): void {
  chosen.value = matterIds;
  goTo(matterIds.length === 1 ? `${sheetsPath}/${matterIds[0]!}` : sheetsPath);
}
