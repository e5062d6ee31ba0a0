import { forgetWechatPhone } from '../../people/index.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import { findJoinedWechat } from '../../wechat/index.ts';
import { findAttemptBySerial } from '../notify.store.ts';
import { settleAttempt } from '../settle-attempt.ts';
import { countAnswer } from './count-answer.ts';
import { readEvent, type WechatEvent } from './read-event.ts';

const phoneNumber = '8';
/** An event is hours old at most; a time further away is none. */
const believableMs = 86_400_000;
const messageId = /^\d{1,25}$/;

/** What an event of WeChat changes here, in one word for the record; `message-unknown` may be a word that came too early. */
export async function judgeWechatEvent(house: House, tx: Tx, text: string): Promise<string> {
  const event = readEvent(text);
  switch (event?.kind) {
    case 'subscribe_msg_popup_event':
    case 'subscribe_msg_change_event':
      return countAnswers(house, tx, event);
    case 'subscribe_msg_sent_event':
      return judgeSent(house, tx, event);
    case 'user_authorization_revoke':
      return event.revoked.includes(phoneNumber) ? forgetWechatPhone(house, tx, event.openid) : 'nothing-of-it-here';
    case 'user_authorization_cancellation':
      return forgetWechatPhone(house, tx, event.openid);
    default:
      return 'not-understood';
  }
}

async function countAnswers(house: House, tx: Tx, { openid, at, lines }: WechatEvent): Promise<string> {
  const now = house.clock.now();
  const said = Number(at) * 1000;
  const tappedAt = Math.abs(said - now.getTime()) < believableMs ? new Date(said) : now;
  const joined = await findJoinedWechat(house, tx, openid);
  if (!joined) return 'not-joined';
  const ours = new Set(Object.values(house.settings.wechat?.templates ?? {}).map(({ id }) => id));
  let counted = 0;
  for (const { TemplateId: template, SubscribeStatusString: answer } of lines) {
    if (typeof template !== 'string' || !ours.has(template)) continue;
    if (await countAnswer(tx, { identity: joined.id, template, answer: String(answer), at: tappedAt })) counted += 1;
  }
  return `${counted} of ${lines.length}`;
}

/** A message that failed after WeChat had taken it is only marked so: a word from outside never starts a sending. */
async function judgeSent(house: House, tx: Tx, { lines }: WechatEvent): Promise<string> {
  const [line] = lines;
  const serial = String(line?.['MsgID']);
  const attempt = messageId.test(serial) ? await findAttemptBySerial(tx, serial, 'wechat') : undefined;
  if (!attempt) return 'message-unknown';
  const code = String(line?.['ErrorCode']);
  const state = code === '0' ? 'delivered' : 'undelivered';
  const settled = await settleAttempt(house, tx, attempt, {
    state,
    serial,
    code: code === '0' ? null : code.replace(/[^\x20-\x7e]/g, '').slice(0, 40),
  });
  return settled ? state : 'settled-before';
}
