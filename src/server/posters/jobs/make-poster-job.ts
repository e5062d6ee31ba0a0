import { readFile } from 'node:fs/promises';
import { CodeBook } from '../../places/index.ts';
import type { House } from '../../platform/house.ts';
import type { SystemScope } from '../../platform/scope.ts';
import { PostersRefused, type MadePosters } from '../poster-order.ts';
import { claimJob, type PosterJobRow } from '../posters.store.ts';
import { writeManifest } from '../write-manifest.ts';
import { drawJob } from './draw-job.ts';
import { HeldJob, JobLost, leaseMs } from './held-job.ts';
import { nameFile } from './name-file.ts';
import { posterFileAt } from './poster-file-at.ts';
import { removeScratchOf, scratchNameOf } from './scratch-of-job.ts';

/** A job that so long after it was asked for is still taken over from a worker that fell silent has failed again and again. */
const giveUpAfterMs = 2 * 3600_000;

/**
 * Takes a job that is due and draws, checks, seals and keeps its file. Killed at any line the lease runs out, and the next
 * worker begins the file anew; what lay there half-way is thrown away first. Two workers never make the same one.
 */
export async function makePosterJob(house: House, { county, job }: { county: string; job: string }): Promise<void> {
  const scope: SystemScope = { kind: 'system', county };
  const now = house.clock.now();
  const until = new Date(now.getTime() + leaseMs);
  const row = await house.db.transaction().execute((tx) => claimJob(tx, scope, job, { now, leaseUntil: until }));
  if (!row) return;
  const held = new HeldJob(house, scope, { county, job, until });
  try {
    await throwAwayHalf(house, row);
    if (row.state === 'working' && now.getTime() - row.asked_at.getTime() > giveUpAfterMs) await refuse(house, held, [triedTooOften]);
    else await make(house, held, row, await house.files.scratchPath(scratchNameOf({ job, until })));
  } catch (error) {
    const why: unknown = held.signal.aborted ? held.signal.reason : error;
    if (!(why instanceof JobLost)) throw why;
    house.log.info({ job }, 'posters not wanted here any more');
  } finally {
    held.letGo();
    await removeScratchOf(house.files, job, until);
  }
}

/** Stands where a village would, where it is not one village's fault. */
const whole = '这一份';
const triedTooOften = { village: whole, why: '做了好几回都没做成。请告诉运维。' };

/** A worker that died between keeping the file and saying so had written down its name. */
async function throwAwayHalf({ files }: House, { id, file }: PosterJobRow): Promise<void> {
  if (file !== null) await files.remove(file);
  await removeScratchOf(files, id);
}

async function make(house: House, held: HeldJob, row: PosterJobRow, path: string): Promise<void> {
  // Of its own: the book of the doors may be half a minute old, and paper is not corrected.
  const book = await CodeBook.open(house);
  let made: MadePosters;
  try {
    made = await drawJob(house, book, row, { path, held });
  } catch (error) {
    if (!(error instanceof PostersRefused) || held.signal.aborted) throw error;
    return refuse(house, held, [{ village: whole, why: error.message }]);
  } finally {
    book.close();
  }
  if (made.pages === 0) return refuse(house, held, made.refusals);
  const { name } = nameFile(book, row);
  const manifest = made.manifest.map((one) => ({ ...one, file: `${name}.pdf` }));
  return keep(house, held, { row, made: { ...made, manifest }, path });
}

async function keep(
  house: House,
  held: HeldJob,
  { row, made, path }: { row: PosterJobRow; made: MadePosters; path: string },
): Promise<void> {
  const { files, vault, clock } = house;
  const { county, id } = row;
  const file = files.newName();
  await held.change({ pages_done: made.pages, pages_total: made.pages, file });
  const sealed = vault.seal(vault.key(county, 'staff'), posterFileAt(county, id), await readFile(path));
  await files.keep(sealed, file);
  try {
    await held.change({
      state: 'finished',
      due_at: null,
      finished_at: clock.now(),
      refusals: JSON.stringify(made.refusals),
      manifest: made.manifest.length === 0 ? null : writeManifest(made.manifest),
      sha256: made.sha256,
      bytes: made.bytes,
    });
  } catch (error) {
    if (error instanceof JobLost) await files.remove(file);
    throw error;
  }
}

async function refuse({ clock }: House, held: HeldJob, refusals: MadePosters['refusals']): Promise<void> {
  await held.change({ state: 'refused', due_at: null, finished_at: clock.now(), refusals: JSON.stringify(refusals) });
}
