import { openJournal } from '../shared/journal.ts';
import { addRefusal, type Refusal } from '../shared/refusals.ts';
import type { Template } from './account.ts';

/** What the users of WeChat agreed to and got. */
export interface WechatMessage {
  openid: string;
  templateId: string;
  /** thing1 → what stands there */
  data: Record<string, string>;
  page: string;
  /** More than a number can hold, hence text. */
  msgid: string;
  /** ISO 8601 */
  at: string;
  state: 'waiting' | 'success' | 'failure';
}

export interface Users {
  readonly messages: readonly WechatMessage[];
  readonly refusals: readonly Refusal[];
  readonly openids: readonly string[];
  knows(openid: string): boolean;
  /** From now on this user has opened the mini-program once. */
  meet(openid: string): void;
  /** Messages that may still come; Infinity for a long-term template. */
  left(openid: string, templateId: string): number;
  answer(given: { openid: string; templateId: string; answer: 'accept' | 'reject' }): void;
  receive(message: WechatMessage): void;
  conclude(outcome: Pick<WechatMessage, 'msgid' | 'state'>): void;
  messagesOf(openid: string): WechatMessage[];
  refuse(refusal: Refusal): void;
}

/** @param stateFile where the users' side is kept, so that the next start still knows it */
export function createUsers(templates: readonly Template[], stateFile?: string): Users {
  const kinds = new Map(templates.map(({ id, kind }) => [id, kind]));
  const lefts = new Map<string, Map<string, number>>();
  const messages: WechatMessage[] = [];
  const refusals: Refusal[] = [];

  const leftsOf = (openid: string) => lefts.get(openid) ?? new Map<string, number>();
  const setLeft = (openid: string, templateId: string, left: number) => lefts.set(openid, leftsOf(openid).set(templateId, left));

  const keep = openJournal(
    {
      user: ({ openid }: { openid: string }) => void lefts.set(openid, leftsOf(openid)),
      answer({ openid, templateId, answer }: Parameters<Users['answer']>[0]) {
        const more = kinds.get(templateId) === 'long-term' ? Infinity : 1;
        setLeft(openid, templateId, answer === 'accept' ? (leftsOf(openid).get(templateId) ?? 0) + more : 0);
      },
      message(message: WechatMessage) {
        messages.push(message);
        setLeft(message.openid, message.templateId, (leftsOf(message.openid).get(message.templateId) ?? 0) - 1);
      },
      outcome({ msgid, state }: Pick<WechatMessage, 'msgid' | 'state'>) {
        const found = messages.find((message) => message.msgid === msgid);
        if (found) found.state = state;
      },
    },
    stateFile,
  );

  return {
    messages,
    refusals,
    get openids() {
      return [...lefts.keys()];
    },
    knows: (openid) => lefts.has(openid),
    meet(openid) {
      if (!lefts.has(openid)) keep('user', { openid });
    },
    left: (openid, templateId) => leftsOf(openid).get(templateId) ?? 0,
    answer: (given) => keep('answer', given),
    receive: (message) => keep('message', message),
    conclude: (outcome) => keep('outcome', outcome),
    messagesOf: (openid) => messages.filter((message) => message.openid === openid),
    refuse: (refusal) => addRefusal(refusals, refusal),
  };
}
