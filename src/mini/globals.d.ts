/// <reference types="@tarojs/taro" />

/** Set at build time: where the county's API lives, for the WeChat package. */
declare const COUNTY_ORIGIN: string;

/** Set at build time: a dated copy of one county's catalogue. WeChat's package has it as a text, H5 under an address. Named once: it is put in where it stands. */
declare const SHIPPED_CATALOGUE: { county: string; version: number; day: string; text?: string; address?: string };

/** Set at build time: the version of WeChat's voice plug-in where the county's account has it, else empty. */
declare const VOICE_PLUGIN: string;
/** WeChat's own; there only where app.json names plug-ins. */
declare const requirePlugin: ((name: string) => unknown) | undefined;

/** Which target is being built; the branch not taken is not in the package. */
declare const process: { env: { TARO_ENV: 'h5' | 'weapp'; TARO_APP_VOICE_PLUGIN?: string } };

/*
 * What we call of WeChat by its own name, where Taro adds nothing. Written by hand: the vendor's typings bring globals of a
 * second world, and say wrongly what onNeedPrivacyAuthorization hands over. Optional: younger than the oldest base library.
 */
interface WechatFailure {
  errMsg: string;
  errno?: number;
  errCode?: number;
}
interface WechatEnter {
  scene: number;
  path?: string;
  query?: Record<string, string>;
  /** browseOnly: the single page shown among the moments */
  apiCategory?: string;
}
type PrivacyAnswer = { event: 'agree'; buttonId: string } | { event: 'disagree' | 'exposureAuthorization' };

interface WechatCanvas {
  width: number;
  height: number;
  getContext(kind: '2d'): CanvasRenderingContext2D;
}
interface WechatQuery {
  select(selector: string): WechatQuery;
  fields(which: { node: boolean; size?: boolean }): WechatQuery;
  exec(done: (found: ({ node?: WechatCanvas; width?: number; height?: number } | null)[]) => void): void;
}

declare const wx: {
  env: { USER_DATA_PATH: string };
  /** By callback, 2.19.3 */
  getRandomValues?(options: { length: number; success(found: { randomValues: ArrayBuffer }): void; fail(): void }): void;
  login?(options: { timeout?: number; success(found: { code?: string }): void; fail(why: WechatFailure): void }): void;
  /** 2.9.4 */
  getEnterOptionsSync?(): WechatEnter;
  /** 2.8.2: only inside a tap */
  requestSubscribeMessage?(options: {
    tmplIds: string[];
    success(answers: Record<string, string>): void;
    fail(why: WechatFailure): void;
  }): void;
  openSetting?(options: { withSubscriptions?: boolean; fail(why: WechatFailure): void }): void;
  /** 2.32.3, as the two below */
  onNeedPrivacyAuthorization?(listener: (resolve: (answer: PrivacyAnswer) => void, about: { referrer: string }) => void): void;
  openPrivacyContract?(options: { fail(why: WechatFailure): void }): void;
  /** 1.9.90 */
  getUpdateManager?(): { onUpdateReady(listener: () => void): void; applyUpdate(): void };
  createSelectorQuery?(): WechatQuery;
  /** 2.16.1; a canvas in no page */
  createOffscreenCanvas?(options: { type: '2d'; width: number; height: number }): WechatCanvas & {
    createImage(): { src: string; width: number; height: number; onload: () => void; onerror: (why: unknown) => void };
  };
  /** Of a canvas that is a node of the page, 2.9.0 */
  canvasToTempFilePath?(options: {
    canvas: WechatCanvas;
    fileType: 'png';
    success(made: { tempFilePath: string }): void;
    fail(why: WechatFailure): void;
  }): void;
  saveImageToPhotosAlbum?(options: { filePath: string; success(): void; fail(why: WechatFailure): void }): void;
  /** She may press it long and keep it: asks for no leave of ours. */
  previewImage?(options: { urls: string[]; fail(why: WechatFailure): void }): void;
};

declare module '*.scss';

declare module '*.vue' {
  import type { DefineComponent } from 'vue';
  const component: DefineComponent<object, object, unknown>;
  export default component;
}
