/// <reference types="@tarojs/taro" />

/** Set at build time: where the county's API lives, for the WeChat package. */
declare const COUNTY_ORIGIN: string;

/** Set at build time: the version of WeChat's voice plug-in where the county's account has it, else empty. */
declare const VOICE_PLUGIN: string;
/** WeChat's own; there only where app.json names plug-ins. */
declare const requirePlugin: ((name: string) => unknown) | undefined;

/** Which target is being built; the branch not taken is not in the package. */
declare const process: { env: { TARO_ENV: 'h5' | 'weapp' } };

/** WeChat's random numbers come by callback, and only on newer base libraries. */
declare const wx: {
  getRandomValues?(options: { length: number; success(found: { randomValues: ArrayBuffer }): void; fail(): void }): void;
  env: { USER_DATA_PATH: string };
};

declare module '*.scss';

declare module '*.vue' {
  import type { DefineComponent } from 'vue';
  const component: DefineComponent<object, object, unknown>;
  export default component;
}

/** The drawing-free half of qrcode; its types cover only the whole. */
declare module 'qrcode/lib/core/qrcode.js' {
  const QRCode: {
    create(
      segments: { data: Uint8Array; mode: 'byte' }[],
      options: { errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H' },
    ): { modules: { size: number; data: Uint8Array } };
  };
  export default QRCode;
}
