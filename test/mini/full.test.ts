import { beforeEach, describe, expect, test } from 'vitest';
import { newDraft } from '../../src/mini/shared/send/draft.ts';
import { keep, keepPhoto, recall, recallPhoto } from '../../src/mini/shared/keep/keep.ts';
import { recallSeen, rememberSeen } from '../../src/mini/shared/keep/last-seen.ts';
import { post, sendNow, sendWaiting } from '../../src/mini/shared/send/outbox.ts';
import { useHousehold } from '../../src/mini/shared/household.store.ts';
import { useSession } from '../../src/mini/shared/session.store.ts';
import { useTypeSize } from '../../src/mini/shared/type-size.store.ts';
import { useWaiting } from '../../src/mini/shared/send/waiting.store.ts';
import { deviceId } from '../../src/mini/me/device-id.ts';
import { village } from './helpers/kangjia.ts';
import { json, newPhone, receipt, signIn, switchOn, writtenDraft } from './helpers/phone.ts';
import { phone, type Asked } from './helpers/taro-stub.ts';

const from = { villageCode: village.codeId, village: '康家村', programs: ['temp-assist-expense'], programName: '临时救助' };
const phoneFull = expect.objectContaining({ code: 'phone-full' });
const county = (asked: Asked) =>
  asked.method === 'PUT' ? json(200, { paperId: asked.url.split('/').at(-1), sha256: asked.header['x-sha256'] }) : json(201, receipt);

/** What the app shows, and what it would show if it were switched on now. */
const shown = () => JSON.stringify([useWaiting().drafts, useWaiting().parcels]);
function shownAfterRestart(): string {
  switchOn();
  return shown();
}

beforeEach(() => {
  newPhone();
  // A phone on which anything was ever kept: full is then full, and not a browser that forbids keeping.
  keep('settled', 'here');
});

describe('a phone with no room at one of its writes', () => {
  /** Each act is tried once more, as she would, after she has made room. */
  async function walk(): Promise<{ refusals: number; writes: number }> {
    let refusals = 0;
    phone.writes = 0;
    const tryTo = async (act: () => unknown): Promise<void> => {
      const before = shown();
      try {
        await act();
      } catch (error) {
        expect(error).toEqual(phoneFull);
        refusals += 1;
        expect(shown()).toBe(before);
        expect(shownAfterRestart()).toBe(before);
        await act();
      }
    };
    signIn();
    const { draft, application, photo } = await writtenDraftTryingTwice(() => (refusals += 1));
    for (const address of ['1组', '2组', '3组']) {
      await tryTo(() => useWaiting().keepDraft({ ...draft, applicant: { ...draft.applicant, address } }));
      expect(useWaiting().drafts[0]!.applicant.address).toBe(address);
    }
    const other = await newDraft({ ...from, programs: ['other'] });
    await tryTo(() => useWaiting().keepDraft(other));
    await tryTo(() => post(draft, application));
    await sendWaiting();
    phone.answer = county;
    rememberSeen('169****0001', 'matters', { matters: [] });
    await sendNow(draft.submissionId);
    expect(useWaiting().findParcel(draft.submissionId)).toMatchObject({ state: 'sent', receipt: { number: receipt.number } });
    await tryTo(() => useWaiting().throwAway(other));

    // Whatever was not kept on the way is repeated after a restart, and does no harm.
    switchOn();
    signIn();
    if (useWaiting().findParcel(draft.submissionId)?.state !== 'sent') {
      expect(await recallPhoto(draft.papers[0]!.paperId)).toEqual(photo);
      await sendNow(draft.submissionId);
    }
    expect(useWaiting().parcels).toMatchObject([{ state: 'sent', receipt: { number: receipt.number } }]);
    expect(useWaiting().drafts).toEqual([]);
    const bodies = phone.asked.filter(({ method }) => method === 'POST').map(({ data }) => String(data));
    expect(new Set(bodies).size).toBe(1);
    return { refusals, writes: phone.writes };
  }

  async function writtenDraftTryingTwice(refused: () => void): ReturnType<typeof writtenDraft> {
    try {
      return await writtenDraft();
    } catch (error) {
      expect(error).toEqual(phoneFull);
      expect(phone.files.size).toBe(0);
      refused();
      return writtenDraft();
    }
  }

  test('loses nothing, shows only what it kept, says so, and goes on when there is room', async () => {
    const { writes } = await walk();
    expect(writes).toBeGreaterThan(15);
    let refusals = 0;
    for (let full = 1; full <= writes; full += 1) {
      newPhone();
      keep('settled', 'here');
      phone.fateOf = (write) => (write === full ? 'no-room' : 'done');
      refusals += (await walk()).refusals;
    }
    expect(refusals).toBeGreaterThan(4);
  });
});

describe('a phone that stays full', () => {
  test('makes room for what she types by dropping what the county can tell again', async () => {
    rememberSeen('169****0001', 'matters', { matters: [] });
    keep('catalogue', { codeId: 'x' });
    /** Room for everything but the last of the three. */
    const roomWhile = (fits: () => boolean): void => void (phone.fateOf = () => (fits() ? 'done' : 'no-room'));
    roomWhile(() => !phone.storage.has('last-seen'));
    const draft = await newDraft(from);
    // Removing asks for no room: only then there is some.
    useWaiting().keepDraft(draft);
    expect(recall('catalogue')).toBeDefined();
    expect(recall('last-seen')).toBeUndefined();

    roomWhile(() => !phone.storage.has('catalogue'));
    useWaiting().keepDraft({ ...draft, step: 'name' });
    expect(recall('catalogue')).toBeUndefined();
    switchOn();
    expect(useWaiting().drafts).toMatchObject([{ step: 'name' }]);
  });

  test('shows 大字 until it is switched off', () => {
    phone.storageIsFull = true;
    useTypeSize().turn();
    expect(useTypeSize().size).toBe('large');
  });

  test('knows her until it is switched off, also when she scans the code of her own village again', () => {
    useHousehold().settle(village);
    phone.storageIsFull = true;
    signIn();
    useHousehold().settle(village);
    expect(useSession().signedIn).toBe(true);
    useHousehold().settle({ ...village, county: { ...village.county, id: '371699' } });
    expect(useSession().signedIn).toBe(false);
  });

  test('never gives up a word for what can be asked for again', async () => {
    const draft = await newDraft(from);
    useWaiting().keepDraft(draft);
    phone.storageIsFull = true;
    rememberSeen('169****0001', 'matters', { matters: [] });
    expect(recallSeen('169****0001', 'matters')).toBeUndefined();
    signIn();
    expect(useSession().signedIn).toBe(true);
    expect(await deviceId()).toMatch(/^[0-9a-f-]{36}$/);
    useHousehold().settle(village);
    expect(useHousehold().villageInWords).toContain('康家村');
    switchOn();
    expect(useWaiting().drafts).toMatchObject([{ submissionId: draft.submissionId }]);
  });

  test('shows a receipt that it could not keep, says so, and fetches the same one after a restart', async () => {
    const { draft, application } = await writtenDraft();
    signIn();
    post(draft, application);
    phone.answer = county;
    phone.storageIsFull = true;
    await sendWaiting();
    expect(useWaiting().findParcel(draft.submissionId)).toMatchObject({ state: 'sent', receipt: { number: receipt.number } });
    expect(useWaiting().notKept).toEqual([draft.submissionId]);
    expect(await recallPhoto(draft.papers[0]!.paperId)).toBeDefined();

    phone.storageIsFull = false;
    switchOn();
    expect(useWaiting().findParcel(draft.submissionId)).toMatchObject({ state: 'waiting' });
    await sendNow(draft.submissionId);
    expect(useWaiting().notKept).toEqual([]);
    switchOn();
    expect(useWaiting().parcels).toMatchObject([{ state: 'sent', receipt: { number: receipt.number } }]);
  });

  test('keeps the draft when it cannot keep what is to be sent', async () => {
    const { draft, application } = await writtenDraft();
    useWaiting().keepDraft(draft);
    phone.storageIsFull = true;
    expect(() => post(draft, application)).toThrow(phoneFull);
    switchOn();
    expect(useWaiting().parcels).toEqual([]);
    expect(useWaiting().drafts).toMatchObject([{ submissionId: draft.submissionId }]);
  });
});

test('a photo that does not fit is said, and nothing of it stays', async () => {
  phone.fateOf = () => 'no-room';
  await expect(keepPhoto('11111111-1111-4111-8111-111111111111', new ArrayBuffer(8))).rejects.toEqual(phoneFull);
  expect(await recallPhoto('11111111-1111-4111-8111-111111111111')).toBeUndefined();
});

test('what was last seen stays small: the newest twenty, and no more than 300 KB', () => {
  for (let at = 0; at < 30; at += 1) rememberSeen('169****0001', `matter:${at}`, { at });
  expect(recallSeen('169****0001', 'matter:9')).toBeUndefined();
  expect(recallSeen('169****0001', 'matter:10')).toMatchObject({ told: { at: 10 } });
  for (let at = 0; at < 5; at += 1) rememberSeen('169****0001', `long:${at}`, '长'.repeat(60_000));
  expect(phone.storage.get('last-seen')!.length).toBeLessThan(151_000);
  expect(recallSeen('169****0001', 'long:4')).toBeDefined();
  rememberSeen('169****0001', 'too-long', '长'.repeat(200_000));
  expect(recallSeen('169****0001', 'too-long')).toBeUndefined();
  expect(recallSeen('169****0001', 'long:4')).toBeDefined();
});

test('of the receipts she has seen, the newest twenty stay', async () => {
  const { draft, application } = await writtenDraft();
  for (let at = 0; at < 25; at += 1) {
    const submissionId = `00000000-0000-4000-8000-0000000000${String(at).padStart(2, '0')}`;
    useWaiting().keepParcel({
      state: 'sent',
      submissionId,
      draft: { ...draft, submissionId },
      application: { ...application, submissionId },
      confirmed: [],
      attempts: 1,
      notBefore: 0,
      receipt,
      seen: true,
    });
  }
  switchOn();
  expect(useWaiting().parcels).toHaveLength(20);
  expect(useWaiting().parcels[0]!.submissionId).toMatch(/24$/);
  expect([...phone.storage.keys()].filter((key) => key.startsWith('parcel:'))).toHaveLength(20);
});
