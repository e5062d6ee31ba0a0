import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as photoBytes from '../../src/mini/shared/keep/keep-bytes.ts';
import { recallPhoto } from '../../src/mini/shared/keep/keep.ts';
import { post, sendNow, sendWaiting, startOutbox } from '../../src/mini/shared/send/outbox.ts';
import type { ReadableParcel } from '../../src/mini/shared/send/parcel.ts';
import { useSession } from '../../src/mini/shared/session.store.ts';
import { useWaiting } from '../../src/mini/shared/send/waiting.store.ts';
import { json, newPhone, receipt, refusal, signIn, switchOn, writtenDraft } from './helpers/phone.ts';
import { phone, type Asked } from './helpers/taro-stub.ts';

const isPhoto = (asked: Asked): boolean => asked.method === 'PUT';
const keepsThePhoto = (asked: Asked) => json(200, { paperId: asked.url.split('/').at(-1), sha256: asked.header['x-sha256'] });
const parcelOf = (id: string) => useWaiting().findParcel(id)!;

beforeEach(newPhone);
afterEach(() => vi.useRealTimers());

describe('an application she has sent off', () => {
  test('does not leave by itself under the number of whoever has the phone now, and goes when she is back', async () => {
    const { draft, application } = await writtenDraft();
    phone.answer = () => 'no-network';
    signIn();
    await post(draft, application);
    await sendWaiting();
    useSession().end();
    useSession().begin({ token: 'token-of-li', phone: '169****0002', expiresAt: '2027-01-01T00:00:00+08:00' });
    phone.asked = [];
    phone.answer = async (asked) => (isPhoto(asked) ? keepsThePhoto(asked) : json(201, receipt));
    await sendWaiting(Date.now() + 3_600_000);
    expect(phone.asked).toEqual([]);
    expect(parcelOf(draft.submissionId).state).toBe('needs-sign-in');

    switchOn();
    signIn();
    await sendWaiting(Date.now() + 3_600_000);
    expect(parcelOf(draft.submissionId).state).toBe('sent');
    expect(phone.asked.at(-1)!.header['authorization']).toBe('Bearer token-of-wang');
  });

  test('goes photo first, then the form, and the photo stays until the county has the whole', async () => {
    const { draft, application, photo } = await writtenDraft();
    let photoThereAtSubmission = false;
    phone.answer = async (asked) => {
      if (isPhoto(asked)) return keepsThePhoto(asked);
      photoThereAtSubmission = (await recallPhoto(draft.papers[0]!.paperId)) !== undefined;
      return json(201, receipt);
    };
    signIn();
    await post(draft, application);
    await sendWaiting();

    expect(phone.asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'PUT http://county.example/api/papers/11111111-1111-4111-8111-111111111111',
      'POST http://county.example/api/applications',
    ]);
    expect(phone.asked[0]!.data).toEqual(photo);
    expect(phone.asked[0]!.header).toMatchObject({ 'x-submission-id': draft.submissionId, 'x-sha256': draft.papers[0]!.sha256 });
    expect(JSON.parse(String(phone.asked[1]!.data))).toEqual(application);
    expect(photoThereAtSubmission).toBe(true);
    expect(await recallPhoto(draft.papers[0]!.paperId)).toBeUndefined();
    expect(parcelOf(draft.submissionId)).toMatchObject({ state: 'sent', receipt: { number: '8362 0417' } });
    expect(useWaiting().drafts).toEqual([]);
  });

  test('survives that the phone dies before anything went out, and sends the very same words', async () => {
    const { draft, application } = await writtenDraft();
    signIn();
    await post(draft, application);
    await sendWaiting();
    expect(parcelOf(draft.submissionId)).toMatchObject({ state: 'waiting', problem: { code: 'no-network' } });

    switchOn();
    phone.answer = (asked) => (isPhoto(asked) ? keepsThePhoto(asked) : json(201, receipt));
    await sendNow(draft.submissionId);
    expect(parcelOf(draft.submissionId).state).toBe('sent');
    expect(JSON.parse(String(phone.asked.at(-1)!.data))).toEqual(application);
  });

  test('does not send a confirmed photo again when only the form got lost', async () => {
    const { draft, application } = await writtenDraft();
    signIn();
    phone.answer = (asked) => (isPhoto(asked) ? keepsThePhoto(asked) : 'no-network');
    await post(draft, application);
    await sendWaiting();
    phone.answer = (asked) => (isPhoto(asked) ? keepsThePhoto(asked) : json(201, receipt));
    await sendNow(draft.submissionId);
    expect(phone.asked.filter(isPhoto)).toHaveLength(1);
  });

  test('waits as long as the county asked, and longer', async () => {
    const { draft, application } = await writtenDraft();
    signIn();
    phone.answer = () => refusal(503, 'try-again-later', { retryAfterSeconds: 120 });
    await post(draft, application);
    const now = 1_000_000;
    expect(await sendWaiting(now)).toBeGreaterThanOrEqual(now + 120_000);
    const asked = phone.asked.length;
    await sendWaiting(now + 119_000);
    expect(phone.asked).toHaveLength(asked);
  });

  test('sends all photos again when the county misses one it had confirmed', async () => {
    const { draft, application } = await writtenDraft();
    signIn();
    let submissions = 0;
    phone.answer = (asked) => {
      if (isPhoto(asked)) return keepsThePhoto(asked);
      submissions += 1;
      return submissions === 1 ? refusal(409, 'papers-missing') : json(201, receipt);
    };
    await post(draft, application);
    await sendWaiting();
    expect(phone.asked.map(({ method }) => method)).toEqual(['PUT', 'POST', 'PUT', 'POST']);
    expect(parcelOf(draft.submissionId).state).toBe('sent');
  });

  test('is not pushed again when the county has it in other words: she reads why', async () => {
    const { draft, application } = await writtenDraft();
    signIn();
    phone.answer = (asked) => (isPhoto(asked) ? keepsThePhoto(asked) : refusal(409, 'already-sent-differently'));
    await post(draft, application);
    expect(await sendWaiting()).toBeUndefined();
    expect(parcelOf(draft.submissionId)).toMatchObject({ state: 'refused', problem: { text: '话：already-sent-differently' } });
    const asked = phone.asked.length;
    await sendWaiting(Number.MAX_SAFE_INTEGER);
    expect(phone.asked).toHaveLength(asked);
  });

  test('waits for her phone number, and goes once she opens it with one', async () => {
    const { draft, application } = await writtenDraft();
    await post(draft, application);
    await sendWaiting();
    expect(phone.asked).toEqual([]);
    expect(parcelOf(draft.submissionId).state).toBe('needs-sign-in');

    // Signed in for another reason, perhaps by somebody else: it is nobody's yet.
    signIn();
    phone.answer = (asked) => (isPhoto(asked) ? keepsThePhoto(asked) : json(201, receipt));
    await sendWaiting();
    expect(phone.asked).toEqual([]);
    await sendNow(draft.submissionId);
    expect(parcelOf(draft.submissionId)).toMatchObject({ state: 'sent', by: '169****0001' });
  });

  test('asks for the phone number again when the county no longer knows the session, and goes wherever she gives it', async () => {
    const { draft, application } = await writtenDraft();
    signIn();
    startOutbox();
    phone.answer = () => refusal(401, 'sign-in-needed');
    await post(draft, application);
    await sendNow(draft.submissionId);
    expect(parcelOf(draft.submissionId).state).toBe('needs-sign-in');
    expect(useSession().signedIn).toBe(false);

    phone.answer = (asked) => (isPhoto(asked) ? keepsThePhoto(asked) : json(201, receipt));
    signIn('token-of-wang-anew');
    await vi.waitFor(() => expect(parcelOf(draft.submissionId).state).toBe('sent'));
    expect(phone.asked.at(-1)!.header['authorization']).toBe('Bearer token-of-wang-anew');
  });

  test('goes out once, however many knock at the same time', async () => {
    const { draft, application } = await writtenDraft();
    signIn();
    phone.answer = (asked) => (isPhoto(asked) ? keepsThePhoto(asked) : json(201, receipt));
    await post(draft, application);
    await Promise.all([sendWaiting(), sendWaiting(), sendWaiting()]);
    expect(phone.asked).toHaveLength(2);
  });

  test('can be written on after a refusal, under the same id', async () => {
    const { draft, application } = await writtenDraft();
    signIn();
    phone.answer = (asked) => (isPhoto(asked) ? keepsThePhoto(asked) : refusal(400, 'field-refused', { field: 'applicant.idNumber' }));
    await post(draft, application);
    await sendWaiting();
    useWaiting().turnIntoDraft(parcelOf(draft.submissionId) as ReadableParcel);
    switchOn();
    expect(useWaiting().parcels).toEqual([]);
    expect(useWaiting().drafts).toMatchObject([{ submissionId: draft.submissionId }]);
  });

  test('stays sent when the phone cannot let go of its photo, and is not sent again', async () => {
    const { draft, application } = await writtenDraft();
    signIn();
    phone.answer = (asked) => (isPhoto(asked) ? keepsThePhoto(asked) : json(201, receipt));
    await post(draft, application);
    const dropping = vi.spyOn(photoBytes, 'dropBytes').mockRejectedValue(new Error('the shelf is gone'));
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    await sendWaiting();
    dropping.mockRestore();
    // Heard by whoever watches for faults, and by nobody else.
    expect(() => vi.runAllTimers()).toThrow('the shelf is gone');
    expect(parcelOf(draft.submissionId)).toMatchObject({ state: 'sent', receipt: { number: '8362 0417' } });
    switchOn();
    await sendWaiting(Date.now() + 3_600_000);
    expect(phone.asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  test('asks for the photo once more when the phone has thrown it away', async () => {
    const { draft, application } = await writtenDraft();
    signIn();
    phone.files.clear();
    await post(draft, application);
    await sendWaiting();
    expect(parcelOf(draft.submissionId)).toMatchObject({ state: 'refused', problem: { title: '手机里的照片没了' } });
  });
});
