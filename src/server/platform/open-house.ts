import { systemClock, type Clock } from './clock.ts';
import { openDatabase } from './database.ts';
import { FilesInS3 } from './files-in-s3.ts';
import { FilesOnDisk } from './files-on-disk.ts';
import { Files } from './files.ts';
import type { House } from './house.ts';
import { Jobs } from './jobs.ts';
import { readKeys } from './keys.ts';
import { Limits } from './limit.ts';
import { openLog, type Log } from './log.ts';
import { PhotoPress } from './photo/photo-press.ts';
import { Quarantine } from './photo/quarantine.ts';
import { refuseExcessRights } from './refuse-excess-rights.ts';
import { refuseUnsafe } from './refuse-unsafe.ts';
import { SettingRefused, type Settings } from './settings.ts';
import { Vault } from './vault.ts';
import { warnOfTalkativeDatabase } from './warn-of-talkative-database.ts';

/** Seconds this machine may differ from the database before the start is refused: deadlines and codes hang on it. */
const clockSkewAllowed = 2;

/**
 * Opens database, keys and jobs, and refuses to go on if demo and real are mixed, the keys are not those of this
 * database, or the app may do more than it must.
 */
export async function openHouse(
  settings: Settings,
  { clock = systemClock, log = openLog() }: { clock?: Clock; log?: Log } = {},
): Promise<House> {
  const keys = readKeys(settings.keyDir);
  const vault = new Vault(keys, clock);
  const db = openDatabase(settings.databaseAppUrl, settings.poolSize, (code) => log.warn({ code }, 'database connection lost'));
  try {
    const deployment = await db.selectFrom('deployment').selectAll().executeTakeFirst().catch(refuseWithoutTables);
    if (!deployment) throw new SettingRefused('This database holds no deployment yet; run the migrate command first.');
    refuseUnsafe(settings, { databaseBornAs: deployment.kind, seededStaff: await countSeededStaff(db), demoKey: keys.demo });
    if (!vault.opensCanary(deployment.canary)) {
      throw new SettingRefused('The keys in KEY_DIR are not the keys of this database; put back the right ones. Nothing was written.');
    }
    await vault.loadKeys(
      db,
      (await db.selectFrom('county').select('id').where('practice_of', 'is', null).execute()).map((county) => county.id),
    );
    await refuseExcessRights(db, settings.deployment);
    if (clock === systemClock) await refuseSkewedClock(db, clock);
    await warnOfTalkativeDatabase(db, log);
    const jobs = new Jobs(settings.databaseAppUrl, log);
    await jobs.start();
    return {
      settings,
      bornAt: deployment.born_at,
      clock,
      db,
      vault,
      jobs,
      files: new Files(settings.filesDir, settings.store ? new FilesInS3(settings.store, clock) : new FilesOnDisk(settings.filesDir)),
      quarantine: new Quarantine(settings.filesDir, clock),
      photos: new PhotoPress(settings.photos),
      limits: new Limits(db, clock),
      log,
    };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

export async function closeHouse(house: House): Promise<void> {
  house.photos.stop();
  await house.jobs.stop();
  await house.db.destroy();
}

function refuseWithoutTables(error: Error & { code?: string }): never {
  const undefinedTable = '42P01';
  if (error.code === undefinedTable) throw new SettingRefused('This database has no tables yet; run the migrate command first.');
  throw new SettingRefused(
    `The database does not answer (${error.code ?? 'no reason given'}); check DATABASE_APP_URL and that PostgreSQL runs.`,
  );
}

async function countSeededStaff(db: House['db']): Promise<number> {
  const counties = await db.selectFrom('county').select('id').where('practice_of', 'is', null).execute();
  let seeded = 0;
  for (const county of counties) {
    const rows = await db.selectFrom('staff').select('id').where('county', '=', county.id).where('seeded', '=', true).execute();
    seeded += rows.length;
  }
  return seeded;
}

async function refuseSkewedClock(db: House['db'], clock: Clock): Promise<void> {
  const { now } = await db.selectNoFrom((eb) => eb.fn<Date>('clock_timestamp', []).as('now')).executeTakeFirstOrThrow();
  const skew = Math.abs(now.getTime() - clock.now().getTime()) / 1000;
  if (skew > clockSkewAllowed)
    throw new SettingRefused(`The clock of this machine and the database’s differ by ${Math.round(skew)} seconds; set the time first.`);
}
