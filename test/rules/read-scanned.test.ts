import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readScanned } from '../../src/rules/read-scanned.ts';
import { foreignContents } from '../helpers/foreign-contents.ts';

const origin = 'https://jz.smzt.sd.gov.example';
const id = '371623002250ABQGMQE';

test.each([
  `${origin}/m/${id}`,
  `${origin}/m/${id.toLowerCase()}`,
  `HTTPS://JZ.SMZT.SD.GOV.EXAMPLE/m/${id}`,
  ` ${origin}/m/${id}\n`,
  id,
  id.toLowerCase(),
  `qr/landing?scene=${id}`,
  `/qr/landing?scene=${id}`,
])('%s is read as the printed code', (text) => {
  expect(readScanned(text, origin)).toEqual({ kind: 'id', id });
});

describe('what is none of ours', () => {
  const foreign = foreignContents({ origin, id, receipt: 'D5879V5X7T7CM' });

  test('is told by the letters, whatever a browser would make of them', () => {
    expect(foreign.length).toBeGreaterThanOrEqual(200);
    expect(foreign.filter((text) => JSON.stringify(readScanned(text, origin)).includes(`"id":"${id}"`))).toEqual([]);
  });

  test('whatever stands around our link, it is our link no more', () => {
    const around = fc.string({ maxLength: 6 }).filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(around, fc.constantFrom('before', 'behind', 'between'), (text, where) => {
        const [before, between, behind] = [where === 'before' ? text : '', where === 'between' ? text : '', where === 'behind' ? text : ''];
        const read = readScanned(`${before}${origin}${between}/m/${id}${behind}`, origin);
        // Letters and figures behind an id make it another id, which is nobody's.
        if (read.kind === 'id') expect([where, read.id === id]).toEqual(['behind', false]);
      }),
      { numRuns: 300 },
    );
  });
});
