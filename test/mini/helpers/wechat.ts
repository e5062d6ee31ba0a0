import { phone } from './taro-stub.ts';

/** wx.login that hands out these codes one after the other, and then fails. */
export function wechatGivesCodes(...codes: string[]): void {
  phone.wx['login'] = ({ success, fail }: { success: (found: { code: string }) => void; fail: (why: object) => void }) => {
    const code = codes.shift();
    if (code) success({ code });
    else fail({ errMsg: 'login:fail' });
  };
}

/** The scene of this start. */
export function enteredBy(scene: number, apiCategory = 'default'): void {
  phone.wx['getEnterOptionsSync'] = () => ({ scene, apiCategory, path: '', query: {} });
}

export const sentBodies = (): unknown[] => phone.asked.map(({ data }) => (typeof data === 'string' ? JSON.parse(data) : data));
export const sentPaths = (): string[] => phone.asked.map(({ url }) => url.replace(/^http:\/\/[^/]+/, ''));
