import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { newDraft } from '../../src/mini/shared/send/draft.ts';
import { ageInWords, recallSeen, rememberSeen } from '../../src/mini/shared/keep/last-seen.ts';
import { post, sendWaiting } from '../../src/mini/shared/send/outbox.ts';
import { longestWaitMs, retryDelay } from '../../src/mini/shared/send/retry-delay.ts';
import { useSession } from '../../src/mini/shared/session.store.ts';
import { useWaiting } from '../../src/mini/shared/send/waiting.store.ts';
import { json, newPhone, receipt, refusal, signIn, switchOn, writtenDraft } from './helpers/phone.ts';
import { phone } from './helpers/taro-stub.ts';

const [in1970, today, in2099] = ['1970-01-02T08:00:00+08:00', '2026-11-24T09:05:00+08:00', '2099-06-01T09:05:00+08:00'].map((text) =>
  Date.parse(text),
) as [number, number, number];
const from = { villageCode: '371623002250ABQGMQE', village: '康家村', programs: ['temp-assist-expense'], programName: '临时救助' };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: today });
  newPhone();
});
afterEach(() => vi.useRealTimers());

describe('a phone whose clock is wrong', () => {
  test.each([
    ['2099', in2099],
    ['1970', in1970],
  ])('stood in %s when it was to wait, and is set right: it does not wait for that year', async (_year, wrong) => {
    const { draft, application } = await writtenDraft();
    signIn();
    vi.setSystemTime(wrong);
    phone.answer = () => refusal(503, 'try-again-later', { retryAfterSeconds: 60 });
    post(draft, application);
    await sendWaiting();
    expect(useWaiting().parcels).toMatchObject([{ state: 'waiting' }]);

    vi.setSystemTime(today);
    switchOn();
    phone.answer = (asked) =>
      asked.method === 'PUT' ? json(200, { paperId: asked.url.split('/').at(-1), sha256: asked.header['x-sha256'] }) : json(201, receipt);
    await sendWaiting();
    expect(useWaiting().parcels).toMatchObject([{ state: 'sent' }]);
  });

  test('is told when to knock again within the hour, never in seventy years', async () => {
    const { draft, application } = await writtenDraft();
    signIn();
    phone.answer = () => refusal(503, 'try-again-later', { retryAfterSeconds: 10 ** 9 });
    post(draft, application);
    const next = await sendWaiting(today);
    expect(next! - today).toBeLessThanOrEqual(longestWaitMs);
    expect(retryDelay(0, -5, 0)).toBe(0);
    expect(retryDelay(3, Number.MAX_VALUE, 1)).toBeLessThanOrEqual(longestWaitMs);
  });

  test.each([in1970, in2099])('keeps the draft written last in front (%d)', async (wrong) => {
    vi.setSystemTime(wrong);
    const first = await newDraft(from);
    useWaiting().keepDraft(first);
    vi.setSystemTime(today);
    const second = await newDraft(from);
    useWaiting().keepDraft(second);
    switchOn();
    expect(useWaiting().drafts.map(({ submissionId }) => submissionId)).toEqual([second.submissionId, first.submissionId]);
    expect(useWaiting().draftFor(from.programs[0]!, from.villageCode)?.submissionId).toBe(second.submissionId);
  });

  test.each([in1970, in2099])('stays signed in: what has run out the county says (%d)', (wrong) => {
    signIn();
    vi.setSystemTime(wrong);
    switchOn();
    expect(useSession().signedIn).toBe(true);
  });

  test('says when it saw something only if it can know', () => {
    const ageOf = (seen: number, now: number): string => {
      vi.setSystemTime(seen);
      rememberSeen('169****0001', 'matters', {});
      vi.setSystemTime(now);
      return ageInWords(recallSeen('169****0001', 'matters')!);
    };
    expect(ageOf(today, today + 60_000)).toBe('今天上午9:05');
    expect(ageOf(today, today + 20 * 3_600_000)).toBe('昨天上午9:05');
    expect(ageOf(today, today + 3 * 86_400_000)).toBe('11月24日 星期二 上午9:05');
    // Its own minutes may differ.
    expect(ageOf(today, today - 60_000)).toBe('今天上午9:05');
    expect(ageOf(in2099, today)).toBe('上次看时');
    expect(ageOf(in1970, today)).toBe('上次看时');
    expect(ageOf(today, in1970)).toBe('上次看时');
    expect(ageInWords({ at: 'no time', told: 1 })).toBe('上次看时');
  });
});
