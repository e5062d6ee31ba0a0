import type { CatalogueList, ProgramTexts } from '../../../contract/learn.contract.ts';
import type { Day } from '../../../rules/day.ts';

/* The catalogue that came with the app: of one county, as it was on the day the app was built. */

export interface Shipped {
  county: string;
  version: number;
  day: Day;
  list: CatalogueList;
  texts: ProgramTexts;
}

const shipped = SHIPPED_CATALOGUE;

/** What it is of, without reading it. */
export const shippedOf: Pick<Shipped, 'county' | 'version' | 'day'> = shipped;

/** Whether it lies on this phone already: in WeChat's package, or with the browser's service worker. */
export const isShippedHere = (): boolean =>
  shipped.text !== undefined || (process.env.TARO_ENV === 'h5' && Boolean(navigator.serviceWorker?.controller));

/**
 * Undefined where the browser has not kept it and there is no network. It is of this very build, so that nobody has to look at
 * its shape: that would take as long as reading it.
 */
export async function readShipped(): Promise<Shipped | undefined> {
  try {
    const told: unknown = shipped.text === undefined ? await (await fetch(shipped.address!)).json() : JSON.parse(shipped.text);
    return told as Shipped;
  } catch {
    return undefined;
  }
}
