import { beforeEach, expect, test, vi } from 'vitest';
import { network, watchNetwork } from '../../src/mini/shared/http/network.ts';
import { newPhone } from './helpers/phone.ts';
import { phone } from './helpers/taro-stub.ts';

beforeEach(newPhone);

test('what the phone believes about its network is looked at again when she comes back, and stands where nobody can tell', async () => {
  phone.networkType = 'none';
  watchNetwork();
  await vi.waitFor(() => expect(network.value).toBe('gone'));

  phone.networkType = 'cannot-tell';
  phone.showAgain();
  // A rejection that nobody catches fails this run by itself.
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(network.value).toBe('gone');

  phone.networkType = '4g';
  phone.showAgain();
  await vi.waitFor(() => expect(network.value).toBe('there'));
});
