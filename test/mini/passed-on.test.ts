import { beforeEach, describe, expect, test } from 'vitest';
import { bringNews } from '../../src/mini/home/bring-news.ts';
import { leaveThisPhone } from '../../src/mini/me/leave-this-phone.ts';
import { call } from '../../src/mini/shared/http/http.ts';
import { useLookUp } from '../../src/mini/shared/http/look-up.ts';
import { post, sendWaiting } from '../../src/mini/shared/send/outbox.ts';
import { useSession } from '../../src/mini/shared/session.store.ts';
import { json, newPhone, receipt, refusal, signIn, writtenDraft } from './helpers/phone.ts';
import { phone, type Answered } from './helpers/taro-stub.ts';

beforeEach(newPhone);

const hers = json(200, { notices: [], unread: 0, matters: [{ receiptNumber: '5008 9570' }] });
const fetchMatters = (): Promise<unknown> => call('listMatters', {});
const kept = (): string => [...phone.storage].join('\n');
const signInAsLi = (): void => useSession().begin({ token: 'token-of-li', phone: '169****0002', expiresAt: '2027-01-01T00:00:00+08:00' });

/** The county's answers are on their way until `arrive` is called. */
function onTheirWay(): { arrive: (answer: (url: string) => Answered) => void } {
  const waiting: (() => void)[] = [];
  let answerOf: (url: string) => Answered;
  phone.answer = ({ url }) => new Promise((resolve) => waiting.push(() => resolve(answerOf(url))));
  return {
    arrive(answer) {
      answerOf = answer;
      for (const one of waiting) one();
      phone.answer = ({ url }) => answer(url);
    },
  };
}

describe('what is still on its way when she signs out', () => {
  test('an answer of home or of a page is neither kept nor shown', async () => {
    signIn();
    const county = onTheirWay();
    const { state, found, look } = useLookUp();
    const list = look('matters', fetchMatters);
    const news = bringNews();
    await Promise.resolve();
    leaveThisPhone();
    county.arrive(() => hers);
    await Promise.all([list, news]);
    expect(kept()).not.toContain('5008 9570');
    expect([state.value, found.value]).toEqual(['sign-in', undefined]);
  });

  test('it is not kept for whoever signed in since, and the end of her session does not end the other', async () => {
    signIn();
    const county = onTheirWay();
    const { state, look } = useLookUp();
    const list = look('matters', fetchMatters);
    const news = bringNews();
    await Promise.resolve();
    leaveThisPhone();
    signInAsLi();
    county.arrive((url) => (url.endsWith('/notices') ? hers : refusal(401, 'sign-in-needed')));
    await Promise.all([list, news]);
    expect(kept()).not.toContain('5008 9570');
    expect(state.value).toBe('sign-in');
    expect(useSession().phone).toBe('169****0002');
  });

  test('an application that arrives leaves no receipt on the phone', async () => {
    signIn();
    const county = onTheirWay();
    const { draft, application } = await writtenDraft();
    await post(draft, { ...application, papers: [] });
    const sending = sendWaiting();
    await new Promise((resolve) => setTimeout(resolve, 0));
    leaveThisPhone();
    county.arrive(() => json(201, receipt));
    await sending;
    expect(phone.asked.map(({ method }) => method)).toEqual(['POST']);
    expect(kept()).not.toContain('8362 0417');
    expect(kept()).not.toContain('parcel:');
  });
});

describe('while she is signed in', () => {
  test('what the county told is kept for when there is no network, and a session it no longer knows is over', async () => {
    signIn();
    const villages = json(200, { villages: [{ villageId: '371623002250' }] });
    phone.answer = ({ url }) => (url.includes('liaison') ? villages : hers);
    await bringNews();
    phone.answer = () => 'no-network';
    // Whom villages count on finds her list at home all the same.
    expect(await bringNews()).toEqual({ unread: 0, asked: 0, isLiaison: true });
    const { state, found, look } = useLookUp();
    await look('matters', fetchMatters);
    expect([state.value, found.value]).toEqual(['old', JSON.parse(hers.data)]);
    phone.answer = () => refusal(401, 'sign-in-needed');
    await look('matters', fetchMatters);
    expect(state.value).toBe('sign-in');
    expect(useSession().signedIn).toBe(false);
  });
});
