import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { SettingRefused } from '../../platform/settings.ts';
import { newId } from '../../platform/new-id.ts';
import type { House } from '../../platform/house.ts';

/**
 * The newest attempt that this machine committed, kept outside the database and beside the papers, so that no copy of either holds it: a
 * database that does not know it is an older copy.
 */
export interface AttemptMark {
  attempt: string;
  at: Date;
}

const fileOf = ({ settings }: House): string => `${settings.filesDir}.newest-attempt.json`;

/** Before the vendor is called. Written beside and moved, so that a crash leaves the one before. */
export function keepMark(house: House, { attempt, at }: AttemptMark): void {
  const path = fileOf(house);
  const fresh = `${path}.${newId(house.clock)}`;
  writeFileSync(fresh, JSON.stringify({ attempt, at: at.toISOString(), born: house.bornAt.toISOString() }));
  renameSync(fresh, path);
}

/** None where none was kept, or it is of another database. */
export function readMark(house: House): AttemptMark | undefined {
  let text: string;
  try {
    text = readFileSync(fileOf(house), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const { attempt, at, born } = JSON.parse(text) as { attempt: string; at: string; born: string };
  return born === house.bornAt.toISOString() ? { attempt, at: new Date(at) } : undefined;
}

export function dropMark(house: House): void {
  rmSync(fileOf(house), { force: true });
}

/** Nothing may be sent where it could not be marked. */
export function refuseWithoutMark(house: House): void {
  const path = `${fileOf(house)}.${newId(house.clock)}`;
  try {
    writeFileSync(path, '');
  } catch {
    throw new SettingRefused('The folder in which FILES_DIR lies cannot be written; beside the papers a worker notes what it sent last.');
  }
  rmSync(path);
}
