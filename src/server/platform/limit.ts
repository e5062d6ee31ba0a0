import type { Clock } from './clock.ts';
import type { Database } from './database.ts';

const shanghaiOffsetMs = 8 * 3_600_000;

/**
 * Counters of security limits, in PostgreSQL so that replicas share them, one statement each. Keyed by what is attacked.
 * A window is a fixed span of time; old windows are swept by `do-what-is-due`.
 */
export class Limits {
  readonly #db: Database;
  readonly #clock: Clock;

  constructor(db: Database, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  /** Counts one more and says how many there are now in this window. */
  async count(key: string, windowSeconds: number): Promise<number> {
    const row = await this.#db
      .insertInto('limit_count')
      .values({ key, window_start: this.#window(windowSeconds), count: 1 })
      .onConflict((conflict) => conflict.columns(['key', 'window_start']).doUpdateSet((eb) => ({ count: eb('limit_count.count', '+', 1) })))
      .returning('count')
      .executeTakeFirstOrThrow();
    return row.count;
  }

  /** How many there are, counting nothing. */
  async read(key: string, windowSeconds: number): Promise<number> {
    const row = await this.#db
      .selectFrom('limit_count')
      .select('count')
      .where('key', '=', key)
      .where('window_start', '=', this.#window(windowSeconds))
      .executeTakeFirst();
    return row?.count ?? 0;
  }

  /** Until the window that runs now is over. */
  secondsLeft(windowSeconds: number): number {
    const end = this.#window(windowSeconds).getTime() + windowSeconds * 1000;
    return Math.ceil((end - this.#clock.now().getTime()) / 1000);
  }

  async forget(key: string): Promise<void> {
    await this.#db.deleteFrom('limit_count').where('key', '=', key).execute();
  }

  async sweep(): Promise<void> {
    const twoDaysAgo = new Date(this.#clock.now().getTime() - 2 * 86_400_000);
    await this.#db.deleteFrom('limit_count').where('window_start', '<', twoDaysAgo).execute();
  }

  /** Days turn at midnight in Shandong, not at eight in the morning. */
  #window(seconds: number): Date {
    const span = seconds * 1000;
    const now = this.#clock.now().getTime() + shanghaiOffsetMs;
    return new Date(Math.floor(now / span) * span - shanghaiOffsetMs);
  }
}
