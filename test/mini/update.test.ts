import { beforeEach, describe, expect, test, vi } from 'vitest';
import { offerUpdate, watchForUpdate } from '../../src/mini/shared/wechat/update.ts';
import { newPhone } from './helpers/phone.ts';
import { phone } from './helpers/taro-stub.ts';

let newVersionComes: () => void = () => undefined;
let applied = 0;

beforeEach(() => {
  newPhone();
  applied = 0;
  phone.wx['getUpdateManager'] = () => ({
    onUpdateReady: (listener: () => void) => (newVersionComes = listener),
    applyUpdate: () => (applied += 1),
  });
});

describe('a new version', () => {
  test('is put on when she says so', async () => {
    watchForUpdate();
    phone.answerModal = () => ({ confirm: true });
    newVersionComes();
    await vi.waitFor(() => expect(applied).toBe(1));
    expect(phone.modals).toEqual([{ title: '有新的了', content: '换上新的，写的都在。' }]);
  });

  test('never comes between her and the form; home asks, once a start', async () => {
    watchForUpdate();
    phone.route = 'apply/form';
    newVersionComes();
    expect(phone.modals).toEqual([]);
    await offerUpdate();
    await offerUpdate();
    expect(phone.modals).toHaveLength(1);
    expect(applied).toBe(0);
  });

  test('nothing is asked before it is there, nor on an old WeChat', async () => {
    delete phone.wx['getUpdateManager'];
    watchForUpdate();
    await offerUpdate();
    expect(phone.modals).toEqual([]);
  });
});
