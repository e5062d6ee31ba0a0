import { dayOf } from '../../rules/day.ts';
import type { House } from '../platform/house.ts';
import { errorForLog } from '../platform/log.ts';
import { newId } from '../platform/new-id.ts';
import type { ScanWay } from '../platform/place-tables.ts';
import { writeScans, type ScansOfDay, type UnknownScansOfDay } from './qr.store.ts';

const flushEverySeconds = 5;

/**
 * Opening a code writes nothing; the scan is counted here, under the day it was made on, and flushed every few seconds in a few
 * statements. A crash loses at most those seconds of counts, and nothing else. What a stopped database did not take waits for the
 * next time, and what it took without our hearing of it is not counted twice. As many numbers are kept as there are codes: ids that
 * name no village are counted together, however many different ones are tried.
 */
export class ScanCounter {
  readonly #house: House;
  readonly #writer: string;
  #counting: Counts = noCounts();
  /** What is being written, under its number, until the database has said that it stands. */
  #batch: { number: number; counts: Counts } | undefined;
  #batches = 0;
  #flushing: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout;

  constructor(house: House) {
    this.#house = house;
    this.#writer = newId(house.clock);
    this.#timer = setInterval(() => {
      this.flush().catch((error: unknown) => house.log.warn(errorForLog(error), 'scans not counted'));
    }, flushEverySeconds * 1000).unref();
  }

  add({ county, village, code, way }: { county: string; village: string; code: string; way: ScanWay }): void {
    const day = this.#today();
    countOne(this.#counting.scans, `${day} ${way} ${village} ${code}`, () => ({ county, village, day, code, way, count: 0 }));
  }

  /** An id that names no village of ours; `way`: by which door it came, one of a few words. */
  addUnknown(way: string): void {
    const day = this.#today();
    countOne(this.#counting.unknown, `${day} ${way}`, () => ({ day, way, count: 0 }));
  }

  /** One after the other: a batch has to stand before the next one gets its number. */
  async flush(): Promise<void> {
    const before = this.#flushing;
    this.#flushing = before.then(
      () => this.#write(),
      () => this.#write(),
    );
    return this.#flushing;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush();
  }

  async #write(): Promise<void> {
    if (this.#batch) await this.#writeBatch(this.#batch);
    const counts = this.#counting;
    if (counts.scans.size === 0 && counts.unknown.size === 0) return;
    this.#counting = noCounts();
    this.#batches += 1;
    this.#batch = { number: this.#batches, counts };
    await this.#writeBatch(this.#batch);
  }

  async #writeBatch({ number, counts }: { number: number; counts: Counts }): Promise<void> {
    const scans = [...counts.scans.values()];
    const unknown = [...counts.unknown.values()];
    await this.#house.db.transaction().execute((tx) => writeScans(tx, { writer: this.#writer, batch: number, scans, unknown }));
    this.#batch = undefined;
  }

  #today(): string {
    return dayOf(this.#house.clock.now());
  }
}

interface Counts {
  scans: Map<string, ScansOfDay>;
  unknown: Map<string, UnknownScansOfDay>;
}

function noCounts(): Counts {
  return { scans: new Map(), unknown: new Map() };
}

function countOne<Entry extends { count: number }>(counts: Map<string, Entry>, key: string, none: () => Entry): void {
  let entry = counts.get(key);
  if (!entry) counts.set(key, (entry = none()));
  entry.count += 1;
}
