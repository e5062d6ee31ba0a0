import { listening, type Topic } from '../topic.ts';

/** How it was opened, and what happens to it. */
export const life: Topic = {
  since: {
    getEnterOptionsSync: '2.9.4',
    getLaunchOptionsSync: '2.1.2',
    onAppShow: '2.1.2',
    offAppShow: '2.1.2',
    onAppHide: '2.1.2',
    offAppHide: '2.1.2',
    onError: '2.1.2',
    offError: '2.1.2',
    onUnhandledRejection: '2.10.0',
    offUnhandledRejection: '2.10.0',
    onPageNotFound: '2.1.2',
    offPageNotFound: '2.1.2',
    getUpdateManager: '1.9.90',
  },
  open(inside) {
    const { device, entered, realm } = inside;
    const update = (): object => {
      const manager = { ...listening(inside, 'UpdateReady'), ...listening(inside, 'UpdateFailed'), ...listening(inside, 'CheckForUpdate') };
      const tellOf = (what: string, given: object): void => {
        for (const listener of inside.listeners.get(what) ?? []) realm.call('callback-threw', listener, undefined, realm.give(given));
      };
      setImmediate(() => {
        tellOf('CheckForUpdate', { hasUpdate: device.update !== 'none' });
        if (device.update === 'ready') tellOf('UpdateReady', {});
        if (device.update === 'failed') tellOf('UpdateFailed', {});
      });
      const wrapped = Object.entries(manager).map(([name, act]) => [name, realm.giveFunction(act as () => unknown)]);
      const applyUpdate = realm.giveFunction(() => void device.done.push({ what: 'applyUpdate', with: undefined }));
      return realm.give({ ...Object.fromEntries(wrapped), applyUpdate });
    };
    return {
      getEnterOptionsSync: () => realm.give(entered),
      getLaunchOptionsSync: () => realm.give(entered),
      getUpdateManager: update,
      ...listening(inside, 'AppShow'),
      ...listening(inside, 'AppHide'),
      ...listening(inside, 'Error'),
      ...listening(inside, 'UnhandledRejection'),
      ...listening(inside, 'PageNotFound'),
    };
  },
};
