import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { fromKysely } from 'pg-boss/dist/adapters/kysely.js';
import type { Tx } from './database.ts';
import { errorForLog, type Log } from './log.ts';

/**
 * What may be done "as soon as possible". A job is only a knock: the row it names says what is to be done and whether it
 * still is, so a job that comes twice or never does no harm (`do-what-is-due` finds every row by its due_at).
 */
export interface JobData {
  'send-sign-in-code': { signInCode: string };
  'ring-desk': { county: string; ring: string };
  'judge-vendor-report': { report: string };
  'make-posters': { county: string; job: string };
  'tell-news': { county: string };
  'work-campaigns': { county: string };
  'do-what-is-due': Record<string, never>;
}
export type Queue = keyof JobData;
const queues: readonly Queue[] = [
  'ring-desk',
  'send-sign-in-code',
  'judge-vendor-report',
  'make-posters',
  'tell-news',
  'work-campaigns',
  'do-what-is-due',
];

const schema = 'pgboss';
/** Sign-in codes are awaited by a person who holds the phone; half a second is pg-boss's shortest look. */
const pollingIntervalSeconds = 0.5;
/** A look that fails each time is said again after so long, not twice a second. */
const sayAgainMs = 60_000;
/** What is under way when the house closes has so long to end. */
const patienceMs = 5000;

/** Makes the tables of the job queue, as owner, and lets the app use them. Part of migrating. */
export async function prepareJobs(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, schema, supervise: false, schedule: false, max: 1 });
  boss.on('error', () => {});
  await boss.start();
  // Retries off: our rows decide. A job that nobody finished within a minute is given up; its row is found when due.
  for (const queue of queues)
    await boss.createQueue(queue, { retryLimit: 0, expireInSeconds: 60, deleteAfterSeconds: 3600, retentionSeconds: 86_400 });
  await boss.stop({ graceful: false });
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(`grant usage on schema ${schema} to mashang_app`);
  await client.query(`grant select, insert, update, delete on all tables in schema ${schema} to mashang_app`);
  await client.query(`grant execute on all functions in schema ${schema} to mashang_app`);
  await client.end();
}

export class Jobs {
  readonly #boss: PgBoss;
  readonly #log: Log;
  #started = false;
  #state: 'working' | 'stopping' = 'working';
  /** What each transaction under way has sent already. */
  readonly #sent = new WeakMap<Tx, Set<string>>();
  readonly #looking: Promise<void>[] = [];
  readonly #stopping = new AbortController();

  constructor(appUrl: string, log: Log) {
    this.#log = log;
    this.#boss = new PgBoss({ connectionString: appUrl, schema, migrate: false, createSchema: false, max: 4, reindex: false });
    this.#boss.on('error', (error) => this.#log.warn({ ...errorForLog(error) }, 'job queue'));
  }

  /** Every start mode sends; only a worker also works. */
  async start(): Promise<void> {
    await this.#boss.start();
    this.#started = true;
  }

  /** Inside the business transaction: row and knock are there together or not at all. The same knock twice in one transaction is one. */
  async send<Q extends Queue>(tx: Tx, queue: Q, data: JobData[Q]): Promise<void> {
    const sent = this.#sent.get(tx) ?? new Set();
    const knock = `${queue} ${JSON.stringify(data)}`;
    if (sent.has(knock)) return;
    this.#sent.set(tx, sent.add(knock));
    await this.#boss.send(queue, data, { db: fromKysely(tx) });
  }

  /** `together`: how many knocks are taken at once; equal ones among them are one, and the others are worked side by side. One after the other without. */
  async work<Q extends Queue>(
    queue: Q,
    handle: (data: JobData[Q]) => Promise<void>,
    { together }: { together?: number } = {},
  ): Promise<void> {
    const handleOne = async (data: JobData[Q]) => {
      try {
        await handle(data);
      } catch (error) {
        // Swallowed here on purpose: pg-boss would keep the error with its message in its tables. The row stays due.
        this.#log.error({ queue, ...errorForLog(error) }, 'job failed');
      }
    };
    await this.#boss.work<JobData[Q]>(queue, { pollingIntervalSeconds, batchSize: together ?? 10 }, async (jobs) => {
      const knocks = new Map(jobs.map(({ data }) => [JSON.stringify(data), data]));
      if (together === undefined) for (const data of knocks.values()) await handleOne(data);
      else await Promise.all([...knocks.values()].map(handleOne));
    });
  }

  /**
   * For rows that are their own queue and need no knock: `look` works what is due and says whether there is more. Again after a moment, until
   * the house closes.
   */
  keepLooking(queue: string, look: () => Promise<'more' | 'done'>): void {
    let saidAt: number | undefined;
    const lookOnce = async () => {
      try {
        const left = await look();
        saidAt = undefined;
        return left;
      } catch (error) {
        if (saidAt === undefined || performance.now() - saidAt >= sayAgainMs) {
          saidAt = performance.now();
          this.#log.error({ queue, ...errorForLog(error) }, 'job failed');
        }
        return 'done';
      }
    };
    const keepOn = async () => {
      while (this.#state === 'working')
        if ((await lookOnce()) === 'done')
          await sleep(pollingIntervalSeconds * 1000, undefined, { signal: this.#stopping.signal }).catch(() => {});
    };
    this.#looking.push(keepOn());
  }

  /** Once a minute, over all workers together. */
  async everyMinute(queue: 'do-what-is-due'): Promise<void> {
    await this.#boss.schedule(queue, '* * * * *', {});
  }

  /** Whoever works through a long list takes nothing more of it once it is stopping. */
  get state(): 'working' | 'stopping' {
    return this.#state;
  }

  async stop(): Promise<void> {
    this.#state = 'stopping';
    this.#stopping.abort();
    const patience = sleep(patienceMs, undefined, { ref: false });
    if (this.#started) await this.#boss.stop({ graceful: true, timeout: patienceMs });
    await Promise.race([Promise.all(this.#looking), patience]);
    this.#started = false;
  }
}
