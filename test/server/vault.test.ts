import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readKeys } from '../../src/server/platform/keys.ts';
import { outsideCounties, Vault, VaultBroken, type DataKey } from '../../src/server/platform/vault.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';

let county: TestCounty;
let vault: Vault;
let key: DataKey;
const where = { column: 'person.name_sealed', county: '371623', row: '01234567-89ab-7def-8123-456789abcdef' };
beforeAll(async () => {
  county = await openTestCounty();
  vault = county.house.vault;
  key = vault.key('371623', 'people');
});
afterAll(() => county?.close());

test('what is sealed opens again where it stands', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(vault.openBytes(key, where, vault.seal(key, where, bytes)).equals(Buffer.from(bytes))).toBe(true);
    }),
    { seed: 1, numRuns: 50 },
  );
  expect(vault.open(key, where, vault.seal(key, where, '王秀英 🏠'))).toBe('王秀英 🏠');
});

test('the same value sealed twice looks different, so equal names cannot be told', () => {
  expect(vault.seal(key, where, '王秀英').equals(vault.seal(key, where, '王秀英'))).toBe(false);
});

test.each([
  ['row', { row: '01234567-89ab-7def-8123-456789abcdee' }],
  ['column', { column: 'person.id_number_sealed' }],
  ['county', { county: '371624' }],
])('moved to another %s it does not open', (_what, change) => {
  const sealed = vault.seal(key, where, '王秀英');
  expect(() => vault.open(key, { ...where, ...change }, sealed)).toThrow(VaultBroken);
});

test('neither the key of another purpose, nor of another application, nor of another world opens it', () => {
  const sealed = vault.seal(key, where, '王秀英');
  for (const other of [vault.key('371623', 'staff'), vault.key('371623', 'applications'), vault.key(outsideCounties, 'accounts')])
    expect(() => vault.open(other, where, sealed)).toThrow(VaultBroken);
  const [one, two] = ['a', 'b'].map((id) => vault.newApplicationKey('371623', id));
  const facts = vault.seal(one!.key, where, '31000');
  expect(() => vault.open(two!.key, where, facts)).toThrow(VaultBroken);
  expect(() => vault.applicationKey('371623', 'b', one!.wrapped)).toThrow(VaultBroken);
  expect(vault.open(vault.applicationKey('371623', 'a', one!.wrapped), where, facts)).toBe('31000');
});

test('any changed, missing or added byte is noticed', () => {
  const sealed = vault.seal(key, where, '王秀英，2组');
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const changed = Buffer.from(sealed);
      changed[at]! ^= flip;
      expect(() => vault.open(key, where, changed)).toThrow(VaultBroken);
    }),
    { seed: 2, numRuns: 300 },
  );
  for (let length = 0; length < sealed.length; length += 1)
    expect(() => vault.open(key, where, sealed.subarray(0, length))).toThrow(VaultBroken);
  expect(() => vault.open(key, where, Buffer.concat([sealed, Buffer.alloc(1)]))).toThrow(VaultBroken);
});

test('a broken seal does not say what was under it, nor which key', () => {
  const sealed = vault.seal(key, where, '王秀英');
  let said = '';
  try {
    vault.open(key, { ...where, row: 'x' }, sealed);
  } catch (error) {
    said = String(error);
  }
  expect(said).not.toMatch(/王秀英|[0-9a-f]{16}/);
});

test('two processes that meet a new county at the same moment hold the same keys', async () => {
  const keys = readKeys(county.database.keyDir);
  const vaults = Array.from({ length: 4 }, () => new Vault(keys, county.clock));
  await Promise.all(vaults.map((one) => one.loadKeys(county.house.db, ['999001'])));
  const sealed = vaults[0]!.seal(vaults[0]!.key('999001', 'people'), where, 'x');
  for (const one of vaults) expect(one.open(one.key('999001', 'people'), where, sealed)).toBe('x');
});

test('a key that was retired still opens what it sealed, and new things are sealed under the new one', async () => {
  const sealed = vault.seal(key, where, '王秀英');
  await county.house.db.updateTable('vault_key').set({ retired_at: county.clock.now() }).where('id', '=', key.id).execute();
  const after = new Vault(readKeys(county.database.keyDir), county.clock);
  await after.loadKeys(county.house.db, ['371623']);
  const fresh = after.key('371623', 'people');
  expect(fresh.id).not.toBe(key.id);
  expect(after.open(fresh, where, sealed)).toBe('王秀英');
  expect(after.seal(fresh, where, 'x').readUInt32BE(1)).toBe(fresh.id);
});

test('blind hashes keep kinds apart and need the index key', () => {
  expect(vault.hash('phone', '1').equals(vault.hash('id-number', '1'))).toBe(false);
  const other = new Vault({ ...readKeys(county.database.keyDir), index: Buffer.alloc(32) }, county.clock);
  expect(vault.hash('phone', '1').equals(other.hash('phone', '1'))).toBe(false);
  expect(vault.opensCanary(other.sealCanary())).toBe(false);
});
