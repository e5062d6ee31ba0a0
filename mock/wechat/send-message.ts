import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Call, Desk } from './answer-request.ts';
import type { Template } from './account.ts';
import { checkPage } from './check-page.ts';
import { checkValue } from './check-value.ts';
import { Refused } from './refused.ts';
import type { WechatMessage } from './users.ts';

const states = new Set<unknown>(['formal', 'trial', 'developer']);
const languages = new Set<unknown>(['zh_CN', 'zh_TW', 'zh_HK', 'en_US']);

/** POST /cgi-bin/message/subscribe/send: one message to one user who agreed to it. */
export async function sendMessage({ body }: Call, desk: Desk): Promise<string> {
  const message = readMessage(body, desk);
  await pause(desk.sendTakes, undefined, { signal: desk.stopping });
  if (desk.users.left(message.openid, message.templateId) <= 0) throw new Refused(43101, 'user refuse to accept the msg');
  desk.users.receive(message);
  desk.events.tellSent(message);
  // By hand: JSON.stringify knows no number of this size.
  return `{"errcode":0,"errmsg":"ok","msgid":${message.msgid}}`;
}

function readMessage(body: Record<string, unknown>, { account, users, clock }: Desk): WechatMessage {
  const { touser, template_id, page, data, miniprogram_state = 'formal', lang = 'zh_CN' } = body;
  if (typeof touser !== 'string' || !users.knows(touser)) throw new Refused(40003, 'invalid openid');
  const template = account.templates.find(({ id }) => id === template_id);
  if (!template) throw new Refused(40037, 'invalid template_id');
  if (page !== undefined) checkPage(page, account.pages, 'with-query');
  if (!states.has(miniprogram_state)) throw new Refused(47003, 'argument invalid! miniprogram_state invalid');
  if (!languages.has(lang)) throw new Refused(47003, 'argument invalid! lang invalid');
  return {
    openid: touser,
    templateId: template.id,
    data: readData(data, template),
    page: typeof page === 'string' ? page : '',
    msgid: makeMsgid(clock()),
    at: new Date(clock()).toISOString(),
    state: 'waiting',
  };
}

function readData(data: unknown, { keys, enums = {} }: Template): Record<string, string> {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw new Refused(47003, 'argument invalid! data invalid');
  const extra = Object.keys(data).find((key) => !keys.includes(key));
  if (extra !== undefined) throw new Refused(47003, `argument invalid! data.${extra} is not in the template`);
  return Object.fromEntries(
    keys.map((key) => {
      const value: unknown = Object.hasOwn(data, key) ? (data as Record<string, { value?: unknown } | null>)[key]?.value : undefined;
      if (value === undefined || value === '') throw new Refused(47003, `argument invalid! data.${key}.value is empty`);
      if (typeof value !== 'string' || checkValue(key, value, enums[key]) === 'invalid')
        throw new Refused(47003, `argument invalid! data.${key}.value invalid`);
      return [key, value];
    }),
  );
}

/** 64 bits and odd: whoever reads it as a JavaScript number reads another one. */
function makeMsgid(now: number): string {
  return String((BigInt(now) << 20n) | BigInt(randomInt(2 ** 20)) | 1n);
}
