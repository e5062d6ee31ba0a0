import { neverLeft } from '../platform/outbound.ts';
import { Problem } from '../platform/problem.ts';
import { WechatRefused } from './wechat-refused.ts';

const minuteSeconds = 60;
const hourSeconds = 3600;
/** Nothing helps but a person, in WeChat's console or in the settings. */
const forGood: Record<string, string> = {
  41030: '小程序还没发布，或没有这一页。发布了再来。',
  40129: '这张码的号，微信不认。请告诉管机器的人。',
  40169: '这张码的号太长，微信装不下。请告诉管机器的人。',
  85096: '这张码的号，微信不认。请告诉管机器的人。',
  48001: '这个小程序没有画码的权限。请找管机器的人。',
};
/** So many a minute, or so many at once. */
const tooOften = new Set(['45009', '45011', '44990', '44991']);
const network = /^(-1|too-slow|not-200|cut|E[A-Z]+)$/;

/** An officer waits for the picture: she is told whether to wait, or whom to ask. Throws a `Problem`, or what is no refusal. */
export function asDrawingProblem(error: unknown): never {
  if (!(error instanceof WechatRefused)) throw error;
  const { code } = error;
  const bare = code.startsWith('token:') ? code.slice('token:'.length) : code;
  const because = `wechat ${code}`;
  if (tooOften.has(bare)) throw later(because, '要的人太多，微信忙不过来。过一分钟再来。', minuteSeconds);
  if (neverLeft(bare) || network.test(bare)) throw later(because, '这会儿连不上微信。过一分钟再来。', minuteSeconds);
  if (!/^\d+$/.test(bare)) throw later(because, '微信给的不是图。过一阵再来。', hourSeconds);
  throw new Problem('not-now', { because, text: forGood[bare] ?? '微信不让画：后台的设置不对。请找管机器的人。' });
}

function later(because: string, text: string, retryAfterSeconds: number): Problem {
  return new Problem('try-again-later', { because, text, retryAfterSeconds });
}
