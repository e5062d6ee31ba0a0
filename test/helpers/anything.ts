import fc from 'fast-check';

const nasty = fc.constantFrom<unknown>(
  null,
  true,
  -1,
  0.5,
  1e308,
  2 ** 31,
  2 ** 53,
  '',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '🏠',
  'x'.repeat(5000),
  "' or 1=1 --",
  '{{7*7}}',
  '../../etc/passwd',
  [],
  [[]],
  {},
  { toString: 1 },
  { length: -1 },
  '99990119560115001X',
  '2026-02-30',
  [null],
  Array.from({ length: 500 }, () => 1),
);
/** What a stranger may put where something else is asked for. */
export const anything = fc.oneof(nasty, fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown>);
