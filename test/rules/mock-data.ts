import { readdirSync, readFileSync } from 'node:fs';
import type { Figure } from '../../src/rules/figures.ts';
import type { Procedure } from '../../src/rules/procedure.ts';
import type { Calendar } from '../../src/rules/working-day.ts';

export function readMockData(name: string): string {
  return readFileSync(new URL(`../../mock/data/${name}`, import.meta.url), 'utf8');
}

export const figures = JSON.parse(readMockData('figures.json')) as Figure[];
export const calendar = JSON.parse(readMockData('calendar.json')) as Calendar;
export const tempExpense = JSON.parse(readMockData('procedures/temp-expense.json')) as Procedure;

/** Every procedure that the toy county follows. */
export const procedures = readdirSync(new URL('../../mock/data/procedures', import.meta.url))
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readMockData(`procedures/${name}`)) as Procedure);
