import type { House } from '../platform/house.ts';
import { neverLeft } from '../platform/outbound.ts';
import { Problem } from '../platform/problem.ts';
import type { WechatSettings } from '../platform/settings.ts';
import type { VendorAnswer } from '../platform/vendor-answer.ts';
import { openCaller } from './call-wechat.ts';
import { asDrawingProblem } from './judge-drawing.ts';
import { judgeSending } from './judge-sending.ts';
import { WechatRefused } from './wechat-refused.ts';

export interface WechatOrder {
  openid: string;
  templateId: string;
  page: string;
  data: Record<string, string>;
}

export interface Wechat {
  /** The openid behind a code of wx.login. Its session key is thrown away: nothing here needs it. */
  redeemLoginCode(code: string): Promise<string>;
  /** The number behind a code of the phone button, checked to be of this openid; mainland numbers only. */
  redeemPhoneCode(code: string, openid: string): Promise<string>;
  sendSubscribeMessage(order: WechatOrder): Promise<VendorAnswer>;
  /** The mini-program's own round code, PNG or JPEG: it opens `page` and hands it `scene`, at most 32 plain characters. */
  drawMiniCode(code: { scene: string; page: string }): Promise<Buffer>;
}

/** As wide as WeChat draws it unasked, in pixels: 4 cm in print. A picture of 1280 is 200 KB. */
const miniCodeWidth = 430;
const pictureBytes = 512 * 1024;
const minuteSeconds = 60;
const hourSeconds = 3600;
/** Unknown, used before (WeChat does not always say it alike), of a person WeChat blocks: she asks for a new one or gives her number. */
const codeWrong = new Set(['40029', '40163', '40226']);

/** The county's client of WeChat. All refusals but those of a sending are `Problem`s. */
export function openWechat(
  house: Pick<House, 'clock' | 'log'>,
  settings: WechatSettings,
  pause: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Wechat {
  const call = openCaller(house, settings, pause);
  return {
    redeemLoginCode: async (code) => {
      const query = { appid: settings.appId, secret: settings.appSecret, js_code: code, grant_type: 'authorization_code' };
      const { openid } = await call.plain({ method: 'GET', path: '/sns/jscode2session', query }, 'harmless').catch(asProblem);
      if (typeof openid !== 'string' || !openid) throw notUnderstood();
      return openid;
    },
    redeemPhoneCode: async (code, openid) => {
      const asked = { method: 'POST', path: '/wxa/business/getuserphonenumber', body: { code, openid } } as const;
      const { phone_info: info } = await call.withToken(asked, 'harmless').catch(asProblem);
      const { purePhoneNumber, countryCode, watermark } = (info ?? {}) as Record<string, unknown>;
      if ((watermark as { appid?: unknown } | undefined)?.appid !== settings.appId || typeof purePhoneNumber !== 'string')
        throw notUnderstood();
      // Text in today's answers, a number in older ones.
      if (String(countryCode) !== '86' || !/^1[3-9]\d{9}$/.test(purePhoneNumber))
        throw new Problem('phone-needed', { because: 'not a mainland number' });
      return purePhoneNumber;
    },
    sendSubscribeMessage: async ({ openid, templateId, page, data }) => {
      const values = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, { value }]));
      const body = { touser: openid, template_id: templateId, page, data: values, miniprogram_state: 'formal', lang: 'zh_CN' };
      try {
        const { msgid } = await call.withToken({ method: 'POST', path: '/cgi-bin/message/subscribe/send', body });
        return { state: 'handed-over', serial: msgid === undefined ? '' : String(msgid) };
      } catch (error) {
        if (error instanceof WechatRefused) return judgeSending(error.code);
        throw error;
      }
    },
    drawMiniCode: async ({ scene, page }) => {
      // For good and for everybody: a code of the trial version would open for testers alone, and one whose page is not
      // published yet would be printed and lead nowhere. So WeChat is asked to check, and says 41030.
      const body = { scene, page, check_path: true, env_version: 'release', width: miniCodeWidth };
      const asked = { method: 'POST', path: '/wxa/getwxacodeunlimit', body, maxBytes: pictureBytes } as const;
      const { picture } = await call.withToken(asked, 'harmless').catch(asDrawingProblem);
      return picture ?? asDrawingProblem(new WechatRefused('not-understood'));
    },
  };
}

function notUnderstood(): Problem {
  return new Problem('try-again-later', { because: 'wechat not understood', retryAfterSeconds: minuteSeconds });
}

function asProblem(error: unknown): never {
  if (!(error instanceof WechatRefused)) throw error;
  if (codeWrong.has(error.code)) throw new Problem('wechat-code-wrong', { because: `wechat ${error.code}` });
  const quick = neverLeft(error.code) || error.code === '45011' || error.code === '-1';
  throw new Problem('try-again-later', { because: `wechat ${error.code}`, retryAfterSeconds: quick ? minuteSeconds : hourSeconds });
}
