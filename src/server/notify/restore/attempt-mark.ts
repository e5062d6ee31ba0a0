import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '../../platform/new-id.ts';
import type { House } from '../../platform/house.ts';

/** The newest attempt that this machine committed, kept outside the database: a database that does not know it is an older copy. */
export interface AttemptMark {
  attempt: string;
  at: Date;
}

const fileOf = ({ settings }: House): string => join(settings.filesDir, 'newest-attempt.json');

/** Before the vendor is called. Written beside and moved, so that a crash leaves the one before. */
export function keepMark(house: House, { attempt, at }: AttemptMark): void {
  const path = fileOf(house);
  const fresh = `${path}.${newId(house.clock)}`;
  writeFileSync(fresh, JSON.stringify({ attempt, at: at.toISOString() }));
  renameSync(fresh, path);
}

export function readMark(house: House): AttemptMark | undefined {
  let text: string;
  try {
    text = readFileSync(fileOf(house), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const { attempt, at } = JSON.parse(text) as { attempt: string; at: string };
  return { attempt, at: new Date(at) };
}

export function dropMark(house: House): void {
  rmSync(fileOf(house), { force: true });
}
