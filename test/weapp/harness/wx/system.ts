import { byCallback, listening, type Topic } from '../topic.ts';
import { isAtLeast } from '../is-at-least.ts';

/** What the phone and WeChat say of themselves. */
export const system: Topic = {
  since: {
    getAppBaseInfo: '2.20.1',
    getWindowInfo: '2.20.1',
    getDeviceInfo: '2.20.1',
    getSystemSetting: '2.20.1',
    getAppAuthorizeSetting: '2.20.1',
    getRandomValues: '2.19.3',
    onThemeChange: '2.11.0',
    offThemeChange: '2.11.0',
    nextTick: '2.2.3',
    getAccountInfoSync: '2.2.2',
  },
  open(inside) {
    const { device, realm } = inside;
    const base = (): object => ({
      SDKVersion: device.baseLibrary,
      version: '8.0.60',
      language: 'zh_CN',
      theme: device.theme,
      enableDebug: false,
      host: { env: 'WeChat' },
      fontSizeSetting: device.fontSize,
      fontSizeScaleFactor: device.fontSize / 17,
    });
    const frame = (): object => ({
      pixelRatio: 2,
      screenWidth: 360,
      screenHeight: 740,
      windowWidth: 360,
      windowHeight: 660,
      statusBarHeight: 24,
      screenTop: 80,
      safeArea: { left: 0, right: 360, top: 24, bottom: 740, width: 360, height: 716 },
    });
    const self = (): object => ({
      brand: 'Redmi',
      model: '9A',
      system: device.system === 'ios' ? 'iOS 13.7' : 'Android 10',
      platform: device.system,
    });
    const all = (): object => ({ ...base(), ...frame(), ...self(), benchmarkLevel: 5 });
    return {
      getSystemInfoSync: () => realm.give(all()),
      getSystemInfo: byCallback(inside, 'getSystemInfo', all),
      getSystemInfoAsync: byCallback(inside, 'getSystemInfoAsync', all),
      getAppBaseInfo: () => realm.give(base()),
      getWindowInfo: () => realm.give(frame()),
      getDeviceInfo: () => realm.give(self()),
      getSystemSetting: () =>
        realm.give({ bluetoothEnabled: false, locationEnabled: false, wifiEnabled: false, deviceOrientation: 'portrait' }),
      getAppAuthorizeSetting: () =>
        realm.give({ cameraAuthorized: 'authorized', albumAuthorized: 'authorized', notificationAuthorized: 'authorized' }),
      getAccountInfoSync: () => realm.give({ miniProgram: { appId: 'touristappid', envVersion: 'release', version: '0.1.0' } }),
      getRandomValues: byCallback(inside, 'getRandomValues', ({ length }) => ({
        randomValues: crypto.getRandomValues(new Uint8Array(length)).buffer,
      })),
      nextTick: (act: unknown) => void setImmediate(() => realm.call('callback-threw', act, undefined)),
      canIUse: (asked: string) => canIUse(asked, device.baseLibrary),
      ...listening(inside, 'ThemeChange'),
      ...listening(inside, 'MemoryWarning'),
    };
  },
};

/** Schemas like `button.open-type.getPhoneNumber` are there since; names of APIs are asked of `wx` itself. */
const schemas: Record<string, string> = {
  'button.open-type.getPhoneNumber': '1.2.0',
  'button.open-type.agreePrivacyAuthorization': '2.32.3',
  'page-meta.root-font-size': '2.9.0',
};

function canIUse(asked: string, baseLibrary: string): boolean {
  return isAtLeast(baseLibrary, schemas[asked] ?? '1.0.0');
}
