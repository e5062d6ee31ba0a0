import type { Insertable, Selectable } from 'kysely';
import type { Reader, Tx } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';

export type PosterJobRow = Omit<Selectable<Tables['poster_job']>, 'manifest'>;

/** Without the manifest, which is long. */
const columns = [
  'county',
  'id',
  'sheet',
  'places',
  'state',
  'pages_done',
  'pages_total',
  'asked_by',
  'asked_at',
  'due_at',
  'finished_at',
  'refusals',
  'file',
  'sha256',
  'bytes',
] as const;

/** False if a job of this id stands already. */
export async function insertJob(tx: Tx, scope: Scope, row: Omit<Insertable<Tables['poster_job']>, 'county'>): Promise<boolean> {
  const inserted = await tx
    .insertInto('poster_job')
    .values({ county: scope.county, ...row })
    .onConflict((conflict) => conflict.columns(['county', 'id']).doNothing())
    .executeTakeFirst();
  return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function findJob(db: Reader, scope: Scope, id: string): Promise<PosterJobRow | undefined> {
  return db.selectFrom('poster_job').select(columns).where('county', '=', scope.county).where('id', '=', id).executeTakeFirst();
}

/** Newest first, a page of them behind the last one that was read. */
export async function listJobs(
  db: Reader,
  scope: Scope,
  { limit, behind }: { limit: number; behind?: PosterJobRow | undefined },
): Promise<PosterJobRow[]> {
  let query = db.selectFrom('poster_job').select(columns).where('county', '=', scope.county);
  if (behind)
    query = query.where((eb) =>
      eb.or([eb('asked_at', '<', behind.asked_at), eb.and([eb('asked_at', '=', behind.asked_at), eb('id', '<', behind.id)])]),
    );
  return query.orderBy('asked_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

export async function findManifest(db: Reader, scope: Scope, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('poster_job')
    .select('manifest')
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .where('state', '=', 'finished')
    .executeTakeFirst();
  return row?.manifest ?? undefined;
}

/** Jobs to be taken up: waiting ones, and those whose worker has fallen silent. Oldest first. */
export async function listDueJobs(db: Reader, scope: Scope, { now, limit }: { now: Date; limit: number }): Promise<string[]> {
  const rows = await db
    .selectFrom('poster_job')
    .select('id')
    .where('county', '=', scope.county)
    .where('state', 'in', ['waiting', 'working'])
    .where('due_at', '<=', now)
    .orderBy('due_at')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Of all that are being drawn now, in all of the county. */
export async function listWorkingJobs(db: Reader, scope: Scope): Promise<string[]> {
  const rows = await db.selectFrom('poster_job').select('id').where('county', '=', scope.county).where('state', '=', 'working').execute();
  return rows.map(({ id }) => id);
}

/** Takes a job that is due. Nobody else can until `leaseUntil`; the row is as it was before, its old file's name included. */
export async function claimJob(
  tx: Tx,
  scope: Scope,
  id: string,
  { now, leaseUntil }: { now: Date; leaseUntil: Date },
): Promise<PosterJobRow | undefined> {
  const row = await tx
    .selectFrom('poster_job')
    .select(columns)
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'working'])
    .where('due_at', '<=', now)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!row) return undefined;
  await tx
    .updateTable('poster_job')
    .set({ state: 'working', due_at: leaseUntil, pages_done: 0 })
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .execute();
  return row;
}

/** The lease of a worker: it holds as long as the row is due at this moment. */
export interface Lease {
  county: string;
  job: string;
  until: Date;
}

export type JobChange = Partial<
  Pick<
    Insertable<Tables['poster_job']>,
    'state' | 'pages_done' | 'pages_total' | 'due_at' | 'finished_at' | 'refusals' | 'file' | 'manifest' | 'sha256' | 'bytes'
  >
>;

/** False where the job is no longer this worker's: cancelled, or taken by another after a silence. */
export async function changeLeasedJob(db: Reader, scope: Scope, lease: Lease, change: JobChange): Promise<boolean> {
  const changed = await db
    .updateTable('poster_job')
    .set(change)
    .where('county', '=', scope.county)
    .where('id', '=', lease.job)
    .where('state', '=', 'working')
    .where('due_at', '=', lease.until)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

/** False where it had ended already. */
export async function cancelJob(tx: Tx, scope: Scope, id: string, now: Date): Promise<boolean> {
  const changed = await tx
    .updateTable('poster_job')
    .set({ state: 'cancelled', due_at: null, finished_at: now })
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'working'])
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

/** Of jobs that are over and still name a file: finished before that moment, or ended otherwise, so that nobody can fetch it. */
export async function listFilesToForget(
  db: Reader,
  scope: Scope,
  { finishedBefore, limit }: { finishedBefore: Date; limit: number },
): Promise<{ id: string; file: string }[]> {
  const rows = await db
    .selectFrom('poster_job')
    .select(['id', 'file'])
    .where('county', '=', scope.county)
    .where('file', 'is not', null)
    .where((eb) =>
      eb.or([eb.and([eb('state', '=', 'finished'), eb('finished_at', '<', finishedBefore)]), eb('state', 'in', ['refused', 'cancelled'])]),
    )
    .limit(limit)
    .execute();
  return rows.map(({ id, file }) => ({ id, file: file! }));
}

export async function forgetFile(db: Reader, scope: Scope, { id, file }: { id: string; file: string }): Promise<void> {
  await db
    .updateTable('poster_job')
    .set({ file: null })
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .where('file', '=', file)
    .execute();
}

/** What the county says of its windows, the newest. */
export async function findWindowWords(db: Reader, scope: Scope): Promise<unknown> {
  const row = await db
    .selectFrom('window_words')
    .select('data')
    .where('county', '=', scope.county)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.data;
}
