import type { Clock } from './clock.ts';
import type { Database } from './database.ts';
import type { Files } from './files.ts';
import type { Jobs } from './jobs.ts';
import type { Limits } from './limit.ts';
import type { Log } from './log.ts';
import type { PhotoPress } from './photo/photo-press.ts';
import type { Quarantine } from './photo/quarantine.ts';
import type { Settings } from './settings.ts';
import type { Vault } from './vault.ts';

/** What every act stands on. One is built at the start; tests build their own with a clock they move. */
export interface House {
  settings: Settings;
  /** When this database was born: what was kept beside another one is not of this. */
  bornAt: Date;
  clock: Clock;
  db: Database;
  vault: Vault;
  jobs: Jobs;
  files: Files;
  /** Where photos lie until they have been drawn anew. */
  quarantine: Quarantine;
  photos: PhotoPress;
  limits: Limits;
  log: Log;
}
