import { dayOf } from '../../rules/day.ts';
import type { House } from '../platform/house.ts';
import { errorForLog } from '../platform/log.ts';
import { addScans } from './qr.store.ts';

const flushEverySeconds = 5;

/**
 * Opening a code writes nothing; the scan is counted here and flushed every few seconds, one statement a code.
 * A crash loses at most those seconds of counts, and nothing else.
 */
export class ScanCounter {
  readonly #house: House;
  #counts = new Map<string, { county: string; code: string; count: number }>();
  #timer: NodeJS.Timeout;

  constructor(house: House) {
    this.#house = house;
    this.#timer = setInterval(() => {
      this.flush().catch((error: unknown) => house.log.warn(errorForLog(error), 'scans not counted'));
    }, flushEverySeconds * 1000).unref();
  }

  add(county: string, code: string, count = 1): void {
    const entry = this.#counts.get(code);
    if (entry) entry.count += count;
    else this.#counts.set(code, { county, code, count });
  }

  async flush(): Promise<void> {
    const counts = this.#counts;
    this.#counts = new Map();
    const day = dayOf(this.#house.clock.now());
    try {
      for (const { county, code, count } of counts.values()) {
        await addScans(this.#house.db, { kind: 'system', county }, { code, day, count });
        counts.delete(code);
      }
    } finally {
      // What a stopped database did not take waits for the next time.
      for (const { county, code, count } of counts.values()) this.add(county, code, count);
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush();
  }
}
