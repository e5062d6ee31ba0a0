import { dayOf } from '../../rules/day.ts';
import type { House } from '../platform/house.ts';
import { errorForLog } from '../platform/log.ts';
import type { ScanWay } from '../platform/place-tables.ts';
import { addScans } from './qr.store.ts';

const flushEverySeconds = 5;

/**
 * Opening a code writes nothing; the scan is counted here and flushed every few seconds, one statement a code.
 * A crash loses at most those seconds of counts, and nothing else.
 */
export class ScanCounter {
  readonly #house: House;
  #counts = new Map<string, Counted>();
  #timer: NodeJS.Timeout;

  constructor(house: House) {
    this.#house = house;
    this.#timer = setInterval(() => {
      this.flush().catch((error: unknown) => house.log.warn(errorForLog(error), 'scans not counted'));
    }, flushEverySeconds * 1000).unref();
  }

  add({ county, village, code, way, count = 1 }: Omit<Counted, 'count'> & { count?: number }): void {
    const key = `${way} ${village} ${code}`;
    const entry = this.#counts.get(key);
    if (entry) entry.count += count;
    else this.#counts.set(key, { county, village, code, way, count });
  }

  addUnknown(_way: string): void {}

  async flush(): Promise<void> {
    const counts = this.#counts;
    this.#counts = new Map();
    const day = dayOf(this.#house.clock.now());
    try {
      for (const [key, { county, ...one }] of counts) {
        await addScans(this.#house.db, { kind: 'system', county }, { ...one, day });
        counts.delete(key);
      }
    } finally {
      // What a stopped database did not take waits for the next time.
      for (const one of counts.values()) this.add(one);
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush();
  }
}

interface Counted {
  county: string;
  village: string;
  code: string;
  way: ScanWay;
  count: number;
}
