import { beforeEach, describe, expect, test } from 'vitest';
import { newDraft, readDraft, vocabulary, type DraftPaper } from '../../src/mini/shared/send/draft.ts';
import { viewPhoto } from '../../src/mini/shared/keep/keep.ts';
import { useWaiting } from '../../src/mini/shared/send/waiting.store.ts';
import { newPhone, switchOn, writtenDraft } from './helpers/phone.ts';
import { phone } from './helpers/taro-stub.ts';

const from = { villageCode: '371623002250ABQGMQE', village: '康家村', programs: ['temp-assist-expense'], programName: '临时救助' };

beforeEach(newPhone);

describe('a draft', () => {
  test('is born with the id it will be sent with, and no two are alike', async () => {
    const drafts = await Promise.all(Array.from({ length: 200 }, () => newDraft(from)));
    for (const { submissionId } of drafts)
      expect(submissionId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(drafts.map(({ submissionId }) => submissionId)).size).toBe(200);
  });

  test('is there when the phone is switched on again, with 不知道 still 不知道', async () => {
    const draft = { ...(await newDraft(from)), facts: { 'household.size': 3, 'medical.outOfPocketYear': null } };
    useWaiting().keepDraft(draft);
    switchOn();
    expect(useWaiting().draftFor(from.programs[0]!, from.villageCode)).toMatchObject({
      submissionId: draft.submissionId,
      facts: draft.facts,
    });
  });

  test('belongs to its village: another village begins its own', async () => {
    useWaiting().keepDraft(await newDraft(from));
    expect(useWaiting().draftFor(from.programs[0]!, '371623001008ABQGMQE')).toBeUndefined();
  });

  test('takes its photos along when it is thrown away', async () => {
    const { draft } = await writtenDraft();
    useWaiting().keepDraft(draft);
    await useWaiting().throwAway(draft);
    switchOn();
    expect(useWaiting().drafts).toEqual([]);
    expect(phone.files.size).toBe(0);
  });

  test('shows the photo that is there, and none where the phone has lost it', async () => {
    const { draft } = await writtenDraft();
    const [{ paperId }] = draft.papers as [DraftPaper];
    expect(await viewPhoto(paperId)).toBe(`wxfile://usr/photos/${paperId}.jpg`);
    phone.files.clear();
    expect(await viewPhoto(paperId)).toBeUndefined();
  });

  test('says so when the phone is full, instead of losing the answer silently', async () => {
    const draft = await newDraft(from);
    useWaiting().keepDraft({ ...draft, step: 'name' });
    phone.storageIsFull = true;
    expect(() => useWaiting().keepDraft({ ...draft, step: 'address' })).toThrow(expect.objectContaining({ code: 'phone-full' }));
    expect(useWaiting().drafts).toMatchObject([{ step: 'name' }]);
  });
});

describe('what was kept by another release', () => {
  test('of today is taken as it is', async () => {
    const draft = await newDraft(from);
    expect(readDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  });

  test('of the release that asked for one program at a time is brought along, every answer of it', async () => {
    const { programs: _one, members: _none, gates: _no, away: _nor, signatures: _neither, ...kept } = await newDraft(from);
    const older = { ...kept, vocabulary: 1, programId: from.programs[0], facts: { 'household.size': 3, 'medical.outOfPocketYear': null } };
    expect(readDraft(JSON.parse(JSON.stringify(older)))).toMatchObject({
      vocabulary: 2,
      submissionId: kept.submissionId,
      programs: from.programs,
      facts: older.facts,
      members: [],
    });
  });

  test('of a newer release is told apart from what is no draft at all', async () => {
    const draft = await newDraft(from);
    const kept = [
      undefined,
      null,
      7,
      'text',
      [],
      {},
      { submissionId: 1 },
      { ...draft, vocabulary: undefined },
      { ...draft, submissionId: 'no id' },
    ];
    for (const odd of kept) expect(readDraft(odd)).toBe('damaged');
    expect(readDraft({ ...draft, vocabulary: vocabulary + 1 })).toBe('newer');
  });

  test('a storage full of rubbish still lets the phone start', () => {
    phone.storage.set('drafts', '{not json');
    phone.storage.set('parcels', '["a",3,null]');
    phone.storage.set('parcel:a', '"text"');
    switchOn();
    expect(useWaiting().drafts).toEqual([]);
    expect(useWaiting().parcels).toEqual([]);
  });
});
