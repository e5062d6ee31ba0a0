import { expect, test } from 'vitest';
import { delegatedProcedure, type Delegation } from '../../src/rules/delegations.ts';

const line = (since: string, procedure: string): Delegation => ({
  program: 'dibao-family',
  town: '371623101',
  since,
  procedure,
  kind: 'demo',
  ref: '演示',
});

test('a town decides from the day on which the county says so until it takes it back, and no other town does', () => {
  const delegations = [line('2027-01-01', 'dibao-standard'), line('2026-07-01', 'dibao-delegated')];
  const on = (day: string, town = '371623101', program = 'dibao-family') => delegatedProcedure(delegations, { program, town, day });
  expect(on('2026-06-30')).toBeUndefined();
  expect(on('2026-07-01')).toBe('dibao-delegated');
  expect(on('2026-12-31')).toBe('dibao-delegated');
  expect(on('2027-01-01')).toBe('dibao-standard');
  expect(on('2026-07-01', '371623002')).toBeUndefined();
  expect(on('2026-07-01', '371623101', 'tekun-scattered')).toBeUndefined();
  expect(delegatedProcedure([], { program: 'dibao-family', town: '371623101', day: '2026-07-01' })).toBeUndefined();
});
