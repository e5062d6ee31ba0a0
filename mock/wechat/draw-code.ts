import QRCode from 'qrcode';
import type { Call, Desk } from './answer-request.ts';
import { checkPage } from './check-page.ts';
import { Refused } from './refused.ts';

const sceneForm = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]+$/;
const sceneAtMost = 32;
/** WeChat says "will change": 5,000 a minute. */
const usualPerMinute = 5000;
const minuteMs = 60_000;
const versions = new Set<unknown>(['release', 'trial', 'develop']);

/**
 * POST /wxa/getwxacodeunlimit: the picture to scan. Theirs is a round mini-code; ours is a QR code, so that any reader
 * tells what stands in it: the page with its scene, as wx.scanCode gives it.
 */
export async function drawCode({ body }: Call, desk: Desk): Promise<Buffer> {
  const { account } = desk;
  refuseTooMany(desk);
  const { scene, page, check_path = true, env_version = 'release', width = 430, is_hyaline = false } = body;
  if (typeof scene !== 'string' || scene === '' || scene.length > sceneAtMost)
    throw new Refused(40169, 'invalid length for scene, or the data is not json string');
  if (!sceneForm.test(scene)) throw new Refused(40129, 'invalid scene');
  if (scene.includes('scancode_time')) throw new Refused(85096, 'not allow include scancode_time field');
  if (page !== undefined) checkPage(page, check_path === false ? undefined : account.pages, 'without-query');
  if (!versions.has(env_version) || !isWidth(width)) throw new Refused(40097, 'invalid args');
  const shown = typeof page === 'string' ? page : (account.pages?.[0] ?? '');
  return QRCode.toBuffer(`${shown}?scene=${encodeURIComponent(scene)}`, {
    width,
    color: { light: is_hyaline === true ? '#ffffff00' : '#ffffffff' },
  });
}

/** @throws Refused 45009, also for what would have been refused for another reason */
function refuseTooMany({ drawn, clock, account: { codesPerMinute = usualPerMinute } }: Desk): void {
  const now = clock();
  while (drawn.length > 0 && now - drawn[0]! >= minuteMs) drawn.shift();
  if (drawn.length >= codesPerMinute) throw new Refused(45009, 'reach max api daily quota limit');
  drawn.push(now);
}

function isWidth(width: unknown): width is number {
  return Number.isInteger(width) && (width as number) >= 280 && (width as number) <= 1280;
}
