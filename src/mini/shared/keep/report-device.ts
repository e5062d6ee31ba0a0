import { newId } from '../new-id.ts';
import { forget, keepIfRoom, recall } from './keep.ts';
import { isFigure, isId, shaped } from './shape.ts';

/*
 * What tells the county that two reports of a code came from one phone, and nothing else: random, used for nothing else, and
 * gone after a day.
 */

const key = 'report-device';
const dayMs = 86_400_000;
const isDevice = shaped<{ id: string; madeAt: number }>({ id: isId, madeAt: isFigure });

export async function reportDevice(now: number = Date.now()): Promise<string> {
  const kept = keptDevice(now);
  if (kept) return kept;
  const id = await newId();
  keepIfRoom(key, { id, madeAt: now });
  return id;
}

/** At every start, so that it goes although she never reports again. */
export function forgetOldReportDevice(now: number = Date.now()): void {
  if (recall(key) !== undefined && !keptDevice(now)) forget(key);
}

/** A phone whose clock was put back does not keep it the longer. */
function keptDevice(now: number): string | undefined {
  const kept = recall(key);
  if (!isDevice(kept)) return undefined;
  const age = now - kept.madeAt;
  return age >= 0 && age < dayMs ? kept.id : undefined;
}
