import type { PhotoSettings } from '../settings.ts';
import { Problem } from '../problem.ts';
import { PhotoProcess, PhotoRefused, type ProcessLimits } from './photo-process.ts';

/** What one photo may cost, from outside the process that reads it. */
const usual = { ms: 10_000, megabytes: 512 };
const idleMs = 60_000;
const retryAfterSeconds = 5;

type Turn = (reader: PhotoProcess) => void;

/**
 * Reads photos in processes of their own, which start with the first photo and end after a minute without one. Whoever waits holds
 * nothing in memory: a photo is fetched when its turn comes.
 */
export class PhotoPress {
  readonly #settings: PhotoSettings;
  readonly #limits: ProcessLimits;
  readonly #waiting: Turn[] = [];
  readonly #idle: PhotoProcess[] = [];
  readonly #all = new Set<PhotoProcess>();
  #rest: NodeJS.Timeout | undefined;
  #state: 'open' | 'stopped' = 'open';

  constructor(settings: PhotoSettings, limits: Partial<Pick<ProcessLimits, 'ms' | 'megabytes'>> = {}) {
    this.#settings = settings;
    const { longestSide, quality, largestBytes } = settings;
    this.#limits = { ...usual, ...limits, longestSide, quality, largestBytes };
  }

  /** For tests that end one from outside. */
  get pids(): number[] {
    return [...this.#all].flatMap(({ pid }) => pid ?? []);
  }

  /**
   * A new JPEG of the same picture, without anything else that was in the file.
   * @throws PhotoRefused for this photo, Problem try-again-later where too many wait
   */
  async redraw(fetch: () => Promise<Buffer>): Promise<Buffer> {
    const reader = await this.#turn();
    try {
      return await reader.redraw(await fetch());
    } finally {
      this.#giveBack(reader);
    }
  }

  stop(): void {
    this.#state = 'stopped';
    clearTimeout(this.#rest);
    for (const reader of this.#all) reader.stop();
    this.#all.clear();
    this.#idle.length = 0;
  }

  async #turn(): Promise<PhotoProcess> {
    clearTimeout(this.#rest);
    for (let idle = this.#idle.pop(); idle; idle = this.#idle.pop()) {
      if (idle.state === 'alive') return idle;
      this.#all.delete(idle);
    }
    if (this.#all.size < this.#settings.processes) return this.#start();
    if (this.#waiting.length >= this.#settings.waiting)
      throw new Problem('try-again-later', { because: 'too many photos wait', retryAfterSeconds });
    return new Promise<PhotoProcess>((resolve) => this.#waiting.push(resolve));
  }

  #start(): PhotoProcess {
    if (this.#state === 'stopped') throw new Problem('try-again-later', { because: 'stopping', retryAfterSeconds });
    const reader = new PhotoProcess(this.#limits);
    this.#all.add(reader);
    return reader;
  }

  #giveBack(reader: PhotoProcess): void {
    if (this.#state === 'stopped') return;
    if (reader.state === 'ended') this.#all.delete(reader);
    const next = this.#waiting.shift();
    if (next) return next(reader.state === 'ended' ? this.#start() : reader);
    if (reader.state === 'alive') this.#idle.push(reader);
    this.#rest = setTimeout(() => this.#endIdle(), idleMs).unref();
  }

  #endIdle(): void {
    for (const reader of this.#idle.splice(0)) {
      this.#all.delete(reader);
      reader.stop();
    }
  }
}

/** True if this machine can read photos at all: one dot, drawn anew. */
export async function canReadPhotos(press: PhotoPress): Promise<boolean> {
  try {
    await press.redraw(async () => oneDot);
    return true;
  } catch (error) {
    if (error instanceof PhotoRefused) return false;
    throw error;
  }
}

const oneDot = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
