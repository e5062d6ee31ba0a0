import type { House } from '../../platform/house.ts';
import type { SystemScope } from '../../platform/scope.ts';
import { changeLeasedJob, type JobChange, type Lease } from '../posters.store.ts';

/** Nobody hears of a worker for so long: its job is another's. A page takes milliseconds. */
export const leaseMs = 2 * 60_000;
/** A progress bar needs no more, and each is a statement. */
const tellEveryMs = 500;

/** The job was cancelled, or another worker took it after a silence: whatever is done here is for nothing. */
export class JobLost extends Error {}

/** A job in the hand of this worker: says how far it is, which prolongs the lease, and hears that it is no longer wanted. */
export class HeldJob {
  readonly #house: House;
  readonly #scope: SystemScope;
  readonly #stop = new AbortController();
  readonly #silence: NodeJS.Timeout;
  #lease: Lease;
  #writing: Promise<void> | undefined;
  #told = Number.NEGATIVE_INFINITY;

  constructor(house: House, scope: SystemScope, lease: Lease) {
    this.#house = house;
    this.#scope = scope;
    this.#lease = lease;
    // By then it is another worker's: a drawing that hangs must not hold this one for ever.
    this.#silence = setTimeout(() => this.#stop.abort(new Error('no page within the lease')), leaseMs).unref();
  }

  /** Nothing more is heard of this job here. */
  letGo(): void {
    clearTimeout(this.#silence);
  }

  /** Aborted with the reason as soon as going on makes no sense. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Of so many pages done; written now and then, never two at once. */
  tellPages(done: number): void {
    this.#silence.refresh();
    if (this.#writing || performance.now() - this.#told < tellEveryMs) return;
    this.#told = performance.now();
    this.#writing = this.#write({ pages_done: done })
      .catch((error: unknown) => this.#stop.abort(error))
      .finally(() => (this.#writing = undefined));
  }

  /** Writes a change and prolongs the lease, unless the change ends it; `JobLost` where the job is not this worker's any more. */
  async change(change: JobChange): Promise<void> {
    await this.#writing;
    this.signal.throwIfAborted();
    await this.#write(change);
  }

  async #write(change: JobChange): Promise<void> {
    const until = new Date(this.#house.clock.now().getTime() + leaseMs);
    const ours = await changeLeasedJob(this.#house.db, this.#scope, this.#lease, { due_at: until, ...change });
    if (!ours) throw new JobLost('cancelled, or taken by another worker');
    this.#lease = { ...this.#lease, until };
  }
}
