import type { Desk } from './answer-request.ts';
import { makeChangeEvent, makePopupEvent, makeRevokeEvent, type SubscribeAnswer } from './make-event.ts';
import type { WechatMessage } from './users.ts';

/** What the people do on their phones: a test or a demo does it for them. */
export interface UserSide {
  /** A code of wx.login, good once and for five minutes. */
  loginCode(openid: string): string;
  /** A code of the phone button. */
  phoneCode(openid: string, phone: string): string;
  /** Answers the popup for one template; resolves when the county was told. */
  subscribe(openid: string, templateId: string, answer: SubscribeAnswer['answer']): Promise<void>;
  /** Answers one popup for several templates. */
  answerPopup(openid: string, answers: SubscribeAnswer[]): Promise<void>;
  /** Turns a template off in the menu of a message. */
  turnOff(openid: string, templateId: string): Promise<void>;
  /** Takes back what was allowed: 8 is the phone number. */
  revoke(openid: string, info: string): Promise<void>;
  messagesOf(openid: string): WechatMessage[];
}

/** @throws when an openid, a phone or a template cannot be one */
export function createUserSide({ account, users, loginCodes, phoneCodes, events, clock }: Desk): UserSide {
  function meet(openid: string): void {
    if (!/^[\w-]{1,64}$/.test(openid)) throw new Error('openid is up to 64 letters, figures, - and _');
    users.meet(openid);
  }

  function answer(openid: string, answers: SubscribeAnswer[]): void {
    meet(openid);
    const unknown = answers.find(({ templateId }) => !account.templates.some(({ id }) => id === templateId));
    if (answers.length === 0 || unknown) throw new Error(`20001: no such template ${unknown?.templateId ?? ''}`);
    if (answers.some((one) => one.answer !== 'accept' && one.answer !== 'reject')) throw new Error('an answer is accept or reject');
    for (const one of answers) users.answer({ openid, ...one });
  }

  async function answerPopup(openid: string, answers: SubscribeAnswer[]): Promise<void> {
    answer(openid, answers);
    await events.push(makePopupEvent(openid, answers, clock()));
  }

  return {
    loginCode(openid) {
      meet(openid);
      return loginCodes.issue(openid);
    },
    phoneCode(openid, phone) {
      meet(openid);
      const bare = phone.replace(/^(?:\+86|0086)/, '');
      if (!/^1\d{10}$/.test(bare)) throw new Error('phone is a mobile number of eleven figures');
      return phoneCodes.issue({ openid, phone: bare });
    },
    subscribe: (openid, templateId, given) => answerPopup(openid, [{ templateId, answer: given }]),
    answerPopup,
    async turnOff(openid, templateId) {
      const off: SubscribeAnswer[] = [{ templateId, answer: 'reject' }];
      answer(openid, off);
      await events.push(makeChangeEvent(openid, off, clock()));
    },
    async revoke(openid, info) {
      meet(openid);
      await events.push(makeRevokeEvent(openid, account.appId, info));
    },
    messagesOf: users.messagesOf,
  };
}
