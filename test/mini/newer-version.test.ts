import { beforeEach, describe, expect, test } from 'vitest';
import { newDraft, vocabulary, type Draft } from '../../src/mini/shared/send/draft.ts';
import { recall, recallPhoto } from '../../src/mini/shared/keep/keep.ts';
import { post, sendWaiting } from '../../src/mini/shared/send/outbox.ts';
import { sweepPhotos } from '../../src/mini/shared/keep/sweep-photos.ts';
import { useWaiting } from '../../src/mini/shared/send/waiting.store.ts';
import { newPhone, signIn, switchOn, writtenDraft } from './helpers/phone.ts';
import { phone } from './helpers/taro-stub.ts';

const from = { villageCode: '371623002250ABQGMQE', village: '康家村', programs: ['temp-assist-expense'], programName: '临时救助' };

beforeEach(newPhone);

describe('what a newer version wrote', () => {
  const newer = (draft: Draft): object => ({ ...draft, vocabulary: vocabulary + 1, facts: { new: { shape: [1] } } });

  test('is shown by its name, neither opened, overwritten nor dropped, and its photos stay', async () => {
    const { draft } = await writtenDraft();
    const text = JSON.stringify(newer(draft));
    phone.storage.set('drafts', JSON.stringify([draft.submissionId]));
    phone.storage.set(`draft:${draft.submissionId}`, text);
    for (let start = 0; start < 3; start += 1) {
      switchOn();
      await sweepPhotos();
    }
    const waiting = useWaiting();
    expect(waiting.newer).toEqual([{ submissionId: draft.submissionId, programName: draft.programName }]);
    expect(waiting.draftFor(draft.programs[0]!, draft.villageCode)).toBeUndefined();

    // Another tab still holds it as it was, and must not write over it.
    expect(() => waiting.keepDraft(draft)).toThrow(expect.objectContaining({ code: 'needs-newer-app' }));
    expect(() => post(draft, {} as never)).toThrow(expect.objectContaining({ code: 'needs-newer-app' }));
    waiting.keepDraft(await newDraft(from));
    expect(phone.storage.get(`draft:${draft.submissionId}`)).toBe(text);
    expect(await recallPhoto(draft.papers[0]!.paperId)).toBeDefined();
  });

  test('and sent off is not sent by this one', async () => {
    const { draft, application } = await writtenDraft();
    signIn();
    const parcels = [
      { state: 'waiting', submissionId: draft.submissionId, draft: newer(draft), application },
      { state: 'resting', submissionId: draft.submissionId, draft, application },
    ];
    for (const parcel of parcels) {
      const text = JSON.stringify(parcel);
      phone.storage.set(`parcel:${draft.submissionId}`, text);
      switchOn();
      await sendWaiting();
      expect(useWaiting().newer).toMatchObject([{ programName: draft.programName }]);
      expect(phone.asked).toEqual([]);
      expect(phone.storage.get(`parcel:${draft.submissionId}`)).toBe(text);
    }
  });

  test('in another tab, while this one was sending, is left to it', async () => {
    const { draft, application } = await writtenDraft();
    signIn();
    post(draft, application);
    const text = JSON.stringify({ state: 'resting', submissionId: draft.submissionId, draft, application });
    phone.storage.set(`parcel:${draft.submissionId}`, text);
    await sendWaiting();
    expect(phone.storage.get(`parcel:${draft.submissionId}`)).toBe(text);
    expect(useWaiting().notKept).toEqual([draft.submissionId]);
  });

  test('of a question that this one does not know stays in the draft', async () => {
    const draft = { ...(await newDraft(from)), facts: { 'a.question.of.later': 'yes' }, later: ['x'], addedLater: { a: 1 } };
    useWaiting().keepDraft(draft);
    switchOn();
    useWaiting().keepDraft({ ...useWaiting().drafts[0]!, step: 'name' });
    expect(recall(`draft:${draft.submissionId}`)).toMatchObject({ facts: draft.facts, addedLater: { a: 1 } });
  });
});
