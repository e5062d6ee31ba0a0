import { addDays, isDay, type Day } from '../../../rules/day.ts';

/** A day as offices write it: 2026-07-01, 2026/7/1, 2026.7.1, 2026年7月1日, 20260701, or the number that a workbook keeps for a day. */
export function readDay(text: string): Day | undefined {
  const plain = text.normalize('NFKC').trim();
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T].*)?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (parts) {
    const day = `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}`;
    return isDay(day) ? day : undefined;
  }
  // Days since the end of 1899, as workbooks count; these are the years 1982 to 2064.
  return /^[3-5]\d{4}$/.test(plain) ? addDays('1899-12-30', Number(plain)) : undefined;
}
