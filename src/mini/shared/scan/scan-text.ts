import Taro from '@tarojs/taro';

/** closed: she closed the scanner, so there is nothing to say · no-camera: WeChat may not use it, or it does not open */
export type ScannedText = { kind: 'read'; text: string } | { kind: 'closed' | 'no-camera' };

/** WeChat's own; a browser has none. */
export const hasScanner = process.env.TARO_ENV === 'weapp';

/** What stands in a code. It is read and nothing more: whatever it says is neither opened nor followed. */
export async function scanText(): Promise<ScannedText> {
  try {
    const { result, path } = await Taro.scanCode({ onlyFromCamera: false });
    return { kind: 'read', text: sceneIn(path) ?? result ?? '' };
  } catch (error) {
    return { kind: /cancel/.test(String((error as { errMsg?: unknown } | null)?.errMsg)) ? 'closed' : 'no-camera' };
  }
}

/** Of our own round mini-program code WeChat hands over the page that it leads to; the id is its scene. */
function sceneIn(path: string | undefined): string | undefined {
  return /^\/?qr\/landing\?(?:.*&)?scene=([0-9A-Za-z]+)/.exec(path ?? '')?.[1];
}
