import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { SettingRefused } from '../../platform/settings.ts';
import { newId } from '../../platform/new-id.ts';
import type { House } from '../../platform/house.ts';

/**
 * What this machine sent last, kept outside the database and beside the papers, so that no copy of either holds it: a database that lacks
 * one of these attempts is an older copy.
 */
export interface AttemptMark {
  /** Several: workers commit side by side, and a copy may fall between two of them. */
  attempts: readonly string[];
  /** Nothing was claimed after it. */
  at: Date;
}

/** More than are ever on their way between a commit and its mark. */
const kept = 32;

const fileOf = ({ settings }: House): string => `${settings.filesDir}.newest-attempt.json`;

/** After the attempt is committed and before the vendor is called. */
export function keepMark(house: House, attempt: string): void {
  const before = readMark(house);
  const now = house.clock.now();
  const at = before && before.at > now ? before.at : now;
  writeMark(house, { attempts: [...(before?.attempts ?? []), attempt].slice(-kept), at });
}

/** Written beside and moved, so that a crash leaves the one before. */
export function writeMark(house: House, { attempts, at }: AttemptMark): void {
  const path = fileOf(house);
  const fresh = `${path}.${newId(house.clock)}`;
  writeFileSync(fresh, JSON.stringify({ attempts, at: at.toISOString(), born: house.bornAt.toISOString() }));
  renameSync(fresh, path);
}

/** None where none was kept, a dying disk left no whole one, or it is of another database. */
export function readMark(house: House): AttemptMark | undefined {
  try {
    const { attempts, at, born } = JSON.parse(readFileSync(fileOf(house), 'utf8')) as { attempts: string[]; at: string; born: string };
    return born === house.bornAt.toISOString() && Array.isArray(attempts) ? { attempts, at: new Date(at) } : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
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
