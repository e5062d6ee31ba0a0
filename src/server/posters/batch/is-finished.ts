import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import Papa from 'papaparse';
import { basisOf } from './basis-of.ts';
import type { BatchOrder } from './batch-order.ts';

/** Beside its file: 371623-a4.pdf, 371623-a4.csv. */
export function manifestBeside(path: string): string {
  return path.replace(/\.pdf$/, '.csv');
}

/**
 * Whether this very order stands there already, whole: its manifest is written last, names what it was made from, and the
 * file still is what the manifest says.
 */
export async function isFinished(order: BatchOrder): Promise<boolean> {
  const manifest = await readIfThere(manifestBeside(order.path));
  const [, ...rows] = Papa.parse<string[]>(manifest.trim()).data;
  const last = rows.at(-1);
  if (!last || last.at(-1) !== basisOf(order)) return false;
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(order.path), hash);
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
  return hash.digest('hex') === last.at(-2);
}

async function readIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return '';
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
