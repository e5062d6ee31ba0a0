import type { WechatMessage } from './users.ts';

/** What is pushed to the county. Numbers of the subscribe events come as text, as in the official examples. */
export interface WechatEvent {
  Event: string;
  FromUserName: string;
  [field: string]: unknown;
}

export interface SubscribeAnswer {
  templateId: string;
  answer: 'accept' | 'reject';
}

export function makePopupEvent(openid: string, answers: SubscribeAnswer[], now: number): WechatEvent {
  const list = answers.map((one) => ({ ...listed(one), PopupScene: '0' }));
  return subscribeEvent('subscribe_msg_popup_event', openid, now, unwrapSingle(list));
}

export function makeChangeEvent(openid: string, answers: SubscribeAnswer[], now: number): WechatEvent {
  return subscribeEvent('subscribe_msg_change_event', openid, now, unwrapSingle(answers.map(listed)));
}

export function makeSentEvent({ openid, templateId, msgid }: WechatMessage, outcome: SentOutcome, now: number): WechatEvent {
  const list = { TemplateId: templateId, MsgID: msgid, ErrorCode: outcome.errorCode, ErrorStatus: outcome.errorStatus };
  return subscribeEvent('subscribe_msg_sent_event', openid, now, list);
}

export interface SentOutcome {
  errorCode: string;
  errorStatus: string;
}

/** @param info codes of what the user takes back, such as 8 for the phone number */
export function makeRevokeEvent(openid: string, appId: string, info: string): WechatEvent {
  return { Event: 'user_authorization_revoke', FromUserName: openid, OpenID: openid, AppID: appId, RevokeInfo: info };
}

function subscribeEvent(name: string, openid: string, now: number, list: object): WechatEvent {
  return { Event: name, FromUserName: openid, CreateTime: String(Math.floor(now / 1000)), List: list };
}

function listed({ templateId, answer }: SubscribeAnswer): object {
  return { TemplateId: templateId, SubscribeStatusString: answer };
}

/** Theirs: a list of one is the element itself. */
function unwrapSingle(list: object[]): object {
  return list.length === 1 ? list[0]! : list;
}
