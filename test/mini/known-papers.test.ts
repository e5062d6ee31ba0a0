import { beforeEach, describe, expect, test } from 'vitest';
import { mendPage } from '../../src/mini/apply/mend-page.ts';
import { writeAnew } from '../../src/mini/apply/write-anew.ts';
import { buildApplication } from '../../src/mini/apply/build-application.ts';
import { useHousehold } from '../../src/mini/shared/household.store.ts';
import { keepPhoto } from '../../src/mini/shared/keep/keep.ts';
import { findKnownPapers, takeOver } from '../../src/mini/shared/known-papers.ts';
import { townsOf, villagesOf } from '../../src/mini/shared/places.ts';
import { keepRetaken } from '../../src/mini/shared/send/keep-mended.ts';
import { newDraft, type Draft } from '../../src/mini/shared/send/draft.ts';
import { post, sendWaiting } from '../../src/mini/shared/send/outbox.ts';
import { isSealedParcel, type SealedParcel } from '../../src/mini/shared/send/parcel.ts';
import { useWaiting } from '../../src/mini/shared/send/waiting.store.ts';
import { useSession } from '../../src/mini/shared/session.store.ts';
import { sha256 } from '../../src/mini/shared/sha256.ts';
import { compileCatalogue } from '../../src/rules/precheck/compile-catalogue.ts';
import type { PrecheckData } from '../../src/rules/precheck/precheck-data.ts';
import { catalogue, village } from './helpers/kangjia.ts';
import { inventedId, json, newPhone, receipt, refusal, signIn, switchOn } from './helpers/phone.ts';
import { SealingCounty } from './helpers/sealing-county.ts';
import { phone, type Asked } from './helpers/taro-stub.ts';

const bill = {
  paperId: '44444444-4444-4444-8444-444444444444',
  kind: 'medical-bills',
  name: '看病的票据或结算单',
  forWhom: '王**',
  day: '2026-11-20',
  when: '11月20日 星期五',
};
const spouses = { ...bill, paperId: '55555555-5555-4555-8555-555555555555', kind: 'diagnosis', whose: 'm2' };
const wanted = { kind: bill.kind, whose: undefined, applicant: '王秀英' };
const pathOf = ({ url }: Asked): string => new URL(url).pathname;

let county: SealingCounty;
beforeEach(() => {
  newPhone();
  county = new SealingCounty();
  useHousehold().settle({ ...village, sealingKey: county.key });
  signIn();
  phone.answer = () => json(200, { papers: [bill, spouses] });
});

async function draftWith(paper: Draft['papers'][number]): Promise<Draft> {
  const from = { villageCode: village.codeId, village: '康家村', programs: ['temp-assist-expense'], programName: '临时救助' };
  const applicant = { called: '', name: '王秀英', idNumber: inventedId, address: '2组', filledBy: 'self' as const };
  return { ...(await newDraft(from)), applicant, papers: [paper] };
}
const told = { catalogue, compiled: compileCatalogue(catalogue as PrecheckData, '2026-11-20') };

describe('a paper that was handed in before', () => {
  test('is offered for the same person, without a network too', async () => {
    expect(await findKnownPapers(wanted)).toEqual([bill]);
    phone.answer = () => 'no-network';
    switchOn();
    signIn();
    expect(await findKnownPapers(wanted)).toEqual([bill]);
    expect(await findKnownPapers({ ...wanted, kind: 'debt-proof' })).toEqual([]);
  });

  test('is never offered for somebody else, of the house neither: m2 may be another one this time', async () => {
    expect(await findKnownPapers({ ...wanted, applicant: '李演示' })).toEqual([]);
    expect(await findKnownPapers({ ...wanted, applicant: '' })).toEqual([]);
    expect(await findKnownPapers({ ...wanted, kind: 'diagnosis', whose: 'm2' })).toEqual([]);
    expect(await findKnownPapers({ ...wanted, kind: 'diagnosis', whose: 'm1' })).toEqual([]);
  });

  test('is seen under no other number, and by nobody who is signed out', async () => {
    await findKnownPapers(wanted);
    phone.answer = () => 'no-network';
    useSession().end();
    expect(await findKnownPapers(wanted)).toEqual([]);
    useSession().begin({ token: 'token-of-li', phone: '169****0002', expiresAt: '2027-01-01T00:00:00+08:00' });
    expect(await findKnownPapers(wanted)).toEqual([]);
  });

  test('is taken over by one tap: named in what is sent, and no bytes with it', async () => {
    const taken = await takeOver(bill, undefined);
    const draft = await draftWith(taken);
    const application = buildApplication(draft, told);
    expect(application.papers).toEqual([{ ...taken, copyOf: bill.paperId }]);
    useWaiting().keepDraft(draft);
    await post(draft, application);
    phone.asked = [];
    phone.answer = (asked) => (asked.method === 'PUT' ? json(200, { paperId: taken.paperId, sha256: taken.sha256 }) : json(201, receipt));
    await sendWaiting();
    const [put, sent] = phone.asked;
    expect(put!.header).toMatchObject({ 'x-copy-of': bill.paperId, 'x-sha256': taken.sha256 });
    expect((put!.data as ArrayBuffer).byteLength).toBe(0);
    const { envelopes } = JSON.parse(String(sent!.data)) as { envelopes: string[] };
    expect(county.read(envelopes[0]!)).toMatchObject({ papers: [{ copyOf: bill.paperId }] });
    expect(useWaiting().findParcel(draft.submissionId)!.state).toBe('sent');
  });

  test.each([
    ['gone at the county', (asked: Asked) => asked.method === 'PUT'],
    ['of another person', (asked: Asked) => asked.method !== 'PUT'],
  ])('%s, is photographed after all', async (_why, isRefused) => {
    const taken = await takeOver(bill, undefined);
    const draft = await draftWith(taken);
    useWaiting().keepDraft(draft);
    await post(draft, buildApplication(draft, told));
    phone.answer = (asked) => {
      if (isRefused(asked)) return asked.method === 'PUT' ? refusal(404, 'not-found') : refusal(422, 'papers-missing');
      return json(200, { paperId: taken.paperId, sha256: taken.sha256 });
    };
    await sendWaiting();
    const refused = useWaiting().findParcel(draft.submissionId) as SealedParcel;
    expect([refused.state, isSealedParcel(refused)]).toEqual(['refused', true]);
    expect(mendPage(refused, catalogue)).toMatchObject({ kind: 'photo', paperId: taken.paperId });

    const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]).buffer;
    const photo = { paperId: '33333333-3333-4333-8333-333333333333', sha256: sha256(bytes) };
    await keepPhoto(photo.paperId, bytes);
    await keepRetaken(refused, taken.paperId, photo);
    phone.asked = [];
    phone.answer = (asked) =>
      asked.method === 'PUT' ? json(200, { paperId: taken.paperId, sha256: asked.header['x-sha256'] }) : json(201, receipt);
    await sendWaiting();
    expect(county.open(new Uint8Array(phone.asked[0]!.data as ArrayBuffer))).toEqual(new Uint8Array(bytes));
    expect(phone.asked[0]!.header).not.toHaveProperty('x-copy-of');
    const { envelopes } = JSON.parse(String(phone.asked.at(-1)!.data)) as { envelopes: string[] };
    expect(JSON.stringify(county.read(envelopes[1]!))).not.toContain('copyOf');
    expect(useWaiting().findParcel(draft.submissionId)!.state).toBe('sent');
  });
});

test('written anew it begins with all programs of the application, for the same village', async () => {
  const programs = ['temp-assist-expense', 'dibao-family', 'wudi-tekun-fund'];
  const draft = { ...(await draftWith(await takeOver(bill, undefined))), programs, programName: '临时救助等3样' };
  useWaiting().keepDraft(draft);
  await post(draft, buildApplication(draft, told));
  const parcel = useWaiting().findParcel(draft.submissionId)!;
  const id = await writeAnew(parcel);
  switchOn();
  expect(useWaiting().findParcel(draft.submissionId)).toBeUndefined();
  const anew = useWaiting().findDraft(id)!;
  expect(anew.programs.toSorted()).toEqual(programs.toSorted());
  expect(anew).toMatchObject({ villageCode: village.codeId, programName: '临时救助等3样', papers: [], facts: {} });
});

test('towns and villages are told once, and without a network as they were told', async () => {
  const towns = [
    { id: 't1', name: '水湾镇', county: '无棣县' },
    { id: 't2', name: '别处镇', county: '别的县' },
  ];
  const villages = [{ id: 'v1', name: '李家村', codeId: '371623101204AAAAAAA' }];
  expect(await townsOf('无棣县')).toEqual([]);
  phone.answer = (asked) => (pathOf(asked) === '/api/towns' ? json(200, { towns }) : json(200, { town: towns[0], villages }));
  expect(await townsOf('无棣县')).toEqual([towns[0]]);
  expect(await villagesOf('t1')).toEqual(villages);
  phone.answer = () => 'no-network';
  switchOn();
  expect([await townsOf('无棣县'), await villagesOf('t1'), await villagesOf('t3')]).toEqual([[towns[0]], villages, []]);
});
