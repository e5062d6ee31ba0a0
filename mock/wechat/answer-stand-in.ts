import type { SubscribeAnswer } from './make-event.ts';
import type { UserSide } from './user-side.ts';

type Wish = Record<string, unknown>;

/** The routes by which a demo or a harness plays the user: WeChat itself has none of them. */
export const standInRoutes: Record<string, (wish: Wish, users: UserSide) => object | Promise<object>> = {
  'POST /stand-in/login-codes': (wish, users) => ({ code: users.loginCode(text(wish, 'openid')) }),
  'POST /stand-in/phone-codes': (wish, users) => ({ code: users.phoneCode(text(wish, 'openid'), text(wish, 'phone')) }),
  'POST /stand-in/subscriptions': async (wish, users) => {
    await users.answerPopup(text(wish, 'openid'), readAnswers(wish));
    return {};
  },
  'POST /stand-in/turned-off': async (wish, users) => {
    await users.turnOff(text(wish, 'openid'), text(wish, 'templateId'));
    return {};
  },
  'POST /stand-in/revocations': async (wish, users) => {
    await users.revoke(text(wish, 'openid'), text(wish, 'info'));
    return {};
  },
  'GET /stand-in/messages': (wish, users) => ({ messages: users.messagesOf(text(wish, 'openid')) }),
};

/** One template and its answer, or a list of them: one popup asks for up to five. */
function readAnswers({ templateId, answer, answers }: Wish): SubscribeAnswer[] {
  const list: unknown[] = Array.isArray(answers) ? answers : [{ templateId, answer }];
  return list.map((one) => {
    const given = (one ?? {}) as Wish;
    return { templateId: text(given, 'templateId'), answer: text(given, 'answer') as SubscribeAnswer['answer'] };
  });
}

function text(wish: Wish, name: string): string {
  const value = wish[name];
  if (typeof value !== 'string' || value === '') throw new Error(`${name} is missing`);
  return value;
}
