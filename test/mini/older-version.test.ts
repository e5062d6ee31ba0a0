import { beforeEach, describe, expect, test } from 'vitest';
import { useHousehold } from '../../src/mini/shared/household.store.ts';
import { post, sendNow, sendWaiting } from '../../src/mini/shared/send/outbox.ts';
import { isSealedParcel } from '../../src/mini/shared/send/parcel.ts';
import { useWaiting } from '../../src/mini/shared/send/waiting.store.ts';
import { village } from './helpers/kangjia.ts';
import { json, newPhone, receipt, refusal, signIn, switchOn, writtenDraft } from './helpers/phone.ts';
import { SealingCounty } from './helpers/sealing-county.ts';
import { phone, type Asked } from './helpers/taro-stub.ts';

const takes = (asked: Asked) =>
  asked.method === 'PUT' ? json(200, { paperId: asked.url.split('/').at(-1), sha256: asked.header['x-sha256'] }) : json(201, receipt);

beforeEach(() => {
  newPhone();
  useHousehold().settle({ ...village, sealingKey: new SealingCounty().key });
});

/** As the release wrote it that asked for one program at a time. */
async function ofVocabularyOne() {
  const { draft, application } = await writtenDraft();
  const { programs, members: _m, relatives: _r, gates: _g, away: _a, signatures: _s, ...rest } = draft;
  const facts = { 'household.size': 3, 'medical.outOfPocketYear': null };
  return { draft: { ...rest, vocabulary: 1, programId: programs[0], facts }, application, facts };
}

describe('after the app was updated', () => {
  test('a draft of the release before goes on with every answer, restart after restart, and is sealed when it is sent off', async () => {
    const { draft, application, facts } = await ofVocabularyOne();
    phone.storage.set('drafts', JSON.stringify([draft.submissionId]));
    phone.storage.set(`draft:${draft.submissionId}`, JSON.stringify(draft));
    for (let start = 0; start < 2; start += 1) {
      switchOn();
      useHousehold().remember();
      expect(useWaiting().drafts).toMatchObject([{ vocabulary: 2, facts, papers: draft.papers }]);
      useWaiting().keepDraft({ ...useWaiting().drafts[0]!, step: 'name' });
    }
    signIn();
    await post(useWaiting().drafts[0]!, application);
    expect(useWaiting().parcels.map(isSealedParcel)).toEqual([true]);
  });

  test('what it had sent off goes out as it was, and is mended as it was', async () => {
    const { draft, application } = await ofVocabularyOne();
    const parcel = { state: 'waiting', submissionId: draft.submissionId, draft, application, confirmed: [], attempts: 2, notBefore: 0 };
    phone.storage.set(`parcel:${draft.submissionId}`, JSON.stringify({ ...parcel, by: '169****0001' }));
    switchOn();
    useHousehold().remember();
    signIn();
    phone.answer = (asked) => (asked.method === 'PUT' ? takes(asked) : refusal(400, 'field-refused', { field: 'applicant.address' }));
    await sendWaiting();
    const [refused] = useWaiting().parcels;
    expect(refused).toMatchObject({ state: 'refused', forWhom: '王**', programName: draft.programName });
    if (!refused || isSealedParcel(refused)) throw new Error('it was readable');
    expect(JSON.parse(String(phone.asked.at(-1)!.data))).toEqual(application);
    useWaiting().turnIntoDraft(refused);
    expect(useWaiting().drafts).toMatchObject([{ submissionId: draft.submissionId, facts: { 'household.size': 3 } }]);
    await post(useWaiting().drafts[0]!, application);
    phone.answer = takes;
    await sendNow(draft.submissionId);
    expect(useWaiting().parcels).toMatchObject([{ state: 'sent' }]);
  });
});
