import { isDay } from '../day.ts';
import type { FactData } from './shape.ts';

/** Whether a value is an answer to the question: of its type, and one of its words. Amounts and counts are never below 0. */
export function fitsFactData({ type, enum: words }: Pick<FactData, 'type' | 'enum'>, value: unknown): boolean {
  if (type === 'boolean') return typeof value === 'boolean';
  if (type === 'integer') return Number.isInteger(value) && (value as number) >= 0;
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value) && value >= 0;
  if (type === 'date') return typeof value === 'string' && isDay(value);
  return typeof value === 'string' && (words?.includes(value) ?? false);
}
