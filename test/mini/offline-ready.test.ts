import { beforeEach, describe, expect, test } from 'vitest';
import { useHousehold } from '../../src/mini/shared/household.store.ts';
import { keep } from '../../src/mini/shared/keep/keep.ts';
import { useOfflineReady } from '../../src/mini/shared/keep/offline-ready.ts';
import { catalogue, village } from './helpers/kangjia.ts';
import { json, newPhone } from './helpers/phone.ts';
import { phone } from './helpers/taro-stub.ts';

/** She comes to home: what it does, in its order. */
async function comeHome(): Promise<'not-yet' | 'ready'> {
  const { state, look } = useOfflineReady();
  await useHousehold().loadCatalogue();
  await look();
  return state.value;
}

beforeEach(() => {
  newPhone();
  phone.answer = ({ header }) =>
    header['if-none-match'] === '"1"' ? { statusCode: 304, data: '' } : json(200, catalogue, { etag: '"1"' });
});

describe('home says that no network is needed', () => {
  test('no longer than it is so, and again once the catalogue is back', async () => {
    useHousehold().settle(village);
    expect(await comeHome()).toBe('ready');

    // A full phone gives it up for what she writes.
    phone.fateOf = () => (phone.storage.has('catalogue') ? 'no-room' : 'done');
    keep('draft:of-hers', 'words');
    expect(phone.storage.has('catalogue')).toBe(false);
    await useOfflineReady().look();
    expect(useOfflineReady().state.value).toBe('not-yet');

    phone.fateOf = () => 'done';
    expect(await comeHome()).toBe('ready');
    expect(phone.storage.has('catalogue')).toBe(true);
  });

  test('never where the phone would not know her village', async () => {
    useHousehold().settle(village);
    phone.storage.delete('village');
    expect(await comeHome()).toBe('not-yet');
  });

  test('never on a phone that keeps nothing, though all of it is in memory', async () => {
    phone.storageIsBlocked = true;
    useHousehold().settle(village);
    expect(await comeHome()).toBe('not-yet');
    expect(useHousehold().catalogue).toEqual(catalogue);
  });
});
