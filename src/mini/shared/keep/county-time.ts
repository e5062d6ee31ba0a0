import { keepIfRoom, recall } from './keep.ts';
import { isFigure } from './shape.ts';

const key = 'county-time';
const hourMs = 3_600_000;
let heard: number | undefined;

/** The `Date` of any answer of the county. Kept by the hour: it is asked for in days. */
export function hearCountyTime(date: string | undefined): void {
  const at = Date.parse(date ?? '');
  if (!Number.isFinite(at)) return;
  heard = at;
  const kept = recall(key);
  if (!isFigure(kept) || Math.abs(at - kept) >= hourMs) keepIfRoom(key, at);
}

/** Milliseconds since 1970 when the county was last heard; undefined where it never was. */
export function countyTime(): number | undefined {
  const kept = heard ?? recall(key);
  return isFigure(kept) ? kept : undefined;
}
