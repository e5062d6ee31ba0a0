import { readFileSync } from 'node:fs';
import type { Procedure } from '../../src/rules/procedure.ts';
import type { Calendar } from '../../src/rules/working-day.ts';

export function readMockData(name: string): string {
  return readFileSync(new URL(`../../mock/data/${name}`, import.meta.url), 'utf8');
}

export const calendar = JSON.parse(readMockData('calendar.json')) as Calendar;
export const tempExpense = JSON.parse(readMockData('procedures/temp-expense.json')) as Procedure;
