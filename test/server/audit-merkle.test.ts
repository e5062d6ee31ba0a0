import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeFields } from '../../src/server/platform/audit-seals/encode-fields.ts';
import { hashLook } from '../../src/server/platform/audit-seals/hash-look.ts';
import { hashSeal } from '../../src/server/platform/audit-seals/hash-seal.ts';
import { hashLeaf, rootOf } from '../../src/server/platform/audit-seals/merkle-tree.ts';

/** RFC 6962, 2.1, word for word: split at the largest power of two that is smaller than the count. */
function rootByTheLetter(data: readonly Uint8Array[]): Buffer {
  const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
  if (data.length === 0) return sha256();
  if (data.length === 1) return sha256(Buffer.from([0x00]), data[0]!);
  let split = 1;
  while (split * 2 < data.length) split *= 2;
  return sha256(Buffer.from([0x01]), rootByTheLetter(data.slice(0, split)), rootByTheLetter(data.slice(split)));
}

describe('the tree of RFC 6962', () => {
  // The leaves and roots that Certificate Transparency's own implementations are tested with.
  const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
  test.each([
    [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [4, 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
    [5, '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
    [6, '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
    [7, 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
    [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
  ])('has the published root over %i leaves', (count, root) => {
    const leaves = inputs.slice(0, count).map((hex) => hashLeaf(Buffer.from(hex, 'hex')));
    expect(rootOf(leaves).toString('hex')).toBe(root);
  });

  test('is the one of the letter, however many leaves', () => {
    const leaves = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 200 });
    fc.assert(
      fc.property(leaves, (data) => {
        expect(rootOf(data.map(hashLeaf)).equals(rootByTheLetter(data))).toBe(true);
      }),
    );
  });
});

describe('what is hashed', () => {
  const name = fc.constantFrom('a', 'b', 'aa', 'ab', '');
  const value = fc.option(fc.string({ unit: fc.constantFrom('a', 'b', '\0', '码'), maxLength: 3 }), { nil: null });
  const fields = fc.dictionary(name, value, { maxKeys: 4 });
  const told = (given: Record<string, string | null>) =>
    JSON.stringify(
      Object.entries(given)
        .filter(([, one]) => one !== null)
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );

  test('two sets of fields give the same bytes only if they say the same', () => {
    fc.assert(
      fc.property(fields, fields, (one, other) => {
        expect(encodeFields(one).equals(encodeFields(other))).toBe(told(one) === told(other));
      }),
      { numRuns: 2000 },
    );
  });

  test('a row is not the same at another place, nor with one letter in another column', () => {
    const row = { id: 'i', act: 'opened', what: 'paper', who: null };
    const given = hashLook(1, 'i', row);
    expect(hashLook(1, 'i', { ...row, reason: null }).equals(given)).toBe(true);
    for (const other of [
      hashLook(2, 'i', row),
      hashLook(1, 'i', { ...row, act: 'openedp', what: 'aper' }),
      hashLook(1, 'i', { ...row, who: '' }),
      hashLook(1, 'i', undefined),
    ])
      expect(other.equals(given)).toBe(false);
  });

  test('a seal is not the same with anything in it changed', () => {
    const seal = {
      county: 'c',
      number: 1,
      first: 1,
      count: 2,
      at: '2026-11-24T01:05:00.000000Z',
      root: hashLeaf(Buffer.of(1)),
      previous: Buffer.alloc(32),
    };
    const changes = {
      county: 'd',
      number: 2,
      first: 2,
      count: 3,
      at: '2026-11-24T01:05:00.000001Z',
      root: hashLeaf(Buffer.of(2)),
      previous: Buffer.alloc(32, 1),
    };
    for (const [field, changed] of Object.entries(changes))
      expect(hashSeal({ ...seal, [field]: changed }).equals(hashSeal(seal))).toBe(false);
  });
});
