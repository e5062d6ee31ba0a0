import type { Reader, Tx } from './database.ts';
import type { House } from './house.ts';
import { Problem } from './problem.ts';
import type { Scope } from './scope.ts';

/** Longer than any photo is on its way to a store, with what the store may take. */
const underWayMs = 3_600_000;
const batch = 100;

/**
 * Keeps sealed bytes together with the row that names them: its file's name is written down first, and struck out in the transaction of
 * the row. `write` says false where another request was faster; then, and whenever this process dies, nothing of the file stays.
 */
export async function keepWithRow(
  { db, files, clock }: House,
  { county }: Scope,
  sealed: Buffer,
  write: (tx: Tx, file: string) => Promise<boolean>,
): Promise<'written' | 'not-written'> {
  const file = files.newName();
  await db.insertInto('file_begun').values({ county, file, begun_at: clock.now() }).execute();
  await files.keep(sealed, file);
  try {
    await db.transaction().execute(async (tx) => {
      if (!(await write(tx, file))) throw new Outrun();
      if (!(await strikeOut(tx, county, file)))
        throw new Problem('try-again-later', { because: 'the file was swept meanwhile', retryAfterSeconds: 1 });
    });
    return 'written';
  } catch (error) {
    // Of any other fault nobody knows whether the row was written; the sweep does.
    if (!(error instanceof Outrun || error instanceof Problem)) throw error;
    await files.remove(file);
    await strikeOut(db, county, file);
    if (error instanceof Problem) throw error;
    return 'not-written';
  }
}

/** Somebody else's row stands already. */
class Outrun extends Error {}

/** Files of rows that are deleted in the same transaction: they are removed with the next sweep. */
export async function leaveToSweep(tx: Tx, { county }: Scope, files: readonly string[], now: Date): Promise<void> {
  if (files.length === 0) return;
  await tx
    .insertInto('file_begun')
    .values(files.map((file) => ({ county, file, begun_at: new Date(now.getTime() - underWayMs) })))
    .execute();
}

/** Removes what stands written down for longer than anything is on its way. No row names it: a row strikes it out. */
export async function sweepBegunFiles({ db, files, clock }: House, counties: readonly string[]): Promise<void> {
  const before = new Date(clock.now().getTime() - underWayMs);
  for (const county of counties) {
    const begun = await db
      .selectFrom('file_begun')
      .select('file')
      .where('county', '=', county)
      .where('begun_at', '<=', before)
      .orderBy('begun_at')
      .limit(batch)
      .execute();
    // The row is held while the file goes: whoever is late with its own row finds it struck out, and writes none.
    for (const { file } of begun) {
      await db.transaction().execute(async (tx) => {
        if (await strikeOut(tx, county, file)) await files.remove(file);
      });
    }
  }
}

async function strikeOut(db: Reader, county: string, file: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('file_begun').where('county', '=', county).where('file', '=', file).executeTakeFirst();
  return numDeletedRows === 1n;
}
