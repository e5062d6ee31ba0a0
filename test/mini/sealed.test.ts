import nacl from 'tweetnacl';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { mendPage, partSaid } from '../../src/mini/apply/mend-page.ts';
import { fromBase64, toBase64 } from '../../src/mini/shared/base64.ts';
import { useHousehold } from '../../src/mini/shared/household.store.ts';
import { keepPhoto, listPhotos } from '../../src/mini/shared/keep/keep.ts';
import { keepMended, keepRetaken } from '../../src/mini/shared/send/keep-mended.ts';
import { post, sendNow, sendWaiting } from '../../src/mini/shared/send/outbox.ts';
import { isSealedParcel, type SealedParcel } from '../../src/mini/shared/send/parcel.ts';
import { sealedType } from '../../src/mini/shared/send/sealed-bytes.ts';
import { useWaiting } from '../../src/mini/shared/send/waiting.store.ts';
import { sha256 } from '../../src/mini/shared/sha256.ts';
import type { NewApplication } from '../../src/contract/apply.contract.ts';
import { catalogue, village } from './helpers/kangjia.ts';
import { json, newPhone, receipt, refusal, signIn, switchOn, writtenDraft } from './helpers/phone.ts';
import { SealingCounty } from './helpers/sealing-county.ts';
import { phone, type Asked } from './helpers/taro-stub.ts';

let county: SealingCounty;
const isPhoto = ({ method }: Asked): boolean => method === 'PUT';
const keepsThePhoto = (asked: Asked) => json(200, { paperId: asked.url.split('/').at(-1), sha256: asked.header['x-sha256'] });
const sealedParcel = (id: string): SealedParcel => {
  const parcel = useWaiting().findParcel(id)!;
  if (!isSealedParcel(parcel)) throw new Error('it can be read');
  return parcel;
};

beforeEach(() => {
  newPhone();
  county = new SealingCounty();
  useHousehold().settle({ ...village, sealingKey: county.key });
});
afterEach(() => vi.unstubAllGlobals());

async function posted(): Promise<{ id: string; application: NewApplication; photo: ArrayBuffer; plainId: string }> {
  const { draft, application, photo } = await writtenDraft();
  useWaiting().keepDraft(draft);
  signIn();
  await post(draft, application);
  return { id: draft.submissionId, application, photo, plainId: draft.papers[0]!.paperId };
}

describe('an application sealed to the county', () => {
  test('is read by the county alone, photo and all, and asked for by the digest of the sealed bytes', async () => {
    const { id, application, photo, plainId } = await posted();
    phone.answer = (asked) => (isPhoto(asked) ? keepsThePhoto(asked) : json(201, receipt));
    await sendWaiting();
    const [put, sent] = phone.asked;
    expect([put!.method, new URL(sent!.url).pathname]).toEqual(['PUT', '/api/sealed-applications']);
    expect(put!.header).toMatchObject({ 'Content-Type': sealedType, 'x-sha256': sha256(put!.data as ArrayBuffer) });
    expect(county.open(new Uint8Array(put!.data as ArrayBuffer))).toEqual(new Uint8Array(photo));

    const body = JSON.parse(String(sent!.data)) as { submissionId: string; villageCode: string; envelopes: string[] };
    expect(body).toMatchObject({ submissionId: id, villageCode: application.villageCode });
    const [paper] = application.papers;
    const paperId = put!.url.split('/').at(-1)!;
    expect(paperId).not.toBe(plainId);
    expect(county.read(body.envelopes[0]!)).toEqual({
      ...application,
      papers: [{ ...paper, paperId, sha256: put!.header['x-sha256'] }],
    });
    expect(useWaiting().parcels).toMatchObject([{ state: 'sent', receipt: { number: receipt.number }, envelopes: [], forWhom: '' }]);
    expect(await listPhotos()).toEqual([]);
  });

  test('goes out in the very same bytes after a restart, and a name, a mask and a village are all that can be read', async () => {
    const { id } = await posted();
    await sendWaiting();
    const before = sealedParcel(id);
    switchOn();
    expect(useWaiting().drafts).toEqual([]);
    expect(sealedParcel(id)).toEqual(before);
    expect(before).toMatchObject({ programName: '临时救助（支出型）', forWhom: '王**', villageCode: village.codeId });
    phone.answer = (asked) => (isPhoto(asked) ? keepsThePhoto(asked) : json(201, receipt));
    await sendNow(id);
    expect((JSON.parse(String(phone.asked.at(-1)!.data)) as { envelopes: string[] }).envelopes).toEqual(before.envelopes);
  });

  test('is one, pressed twice', async () => {
    const { draft, application } = await writtenDraft();
    useWaiting().keepDraft(draft);
    signIn();
    await Promise.all([post(draft, application), post(draft, application)]);
    const { envelopes } = sealedParcel(draft.submissionId);
    await post(draft, application);
    expect(sealedParcel(draft.submissionId).envelopes).toEqual(envelopes);
    expect(await listPhotos()).toHaveLength(1);
  });

  test.each<[string, () => void]>([
    ['whose county gave no key', () => useHousehold().settle(village)],
    ['whose county’s key is damaged', () => useHousehold().settle({ ...village, sealingKey: { id: 1, key: 'AAAA' } })],
    ['in a village of another county', () => useHousehold().settle({ ...village, codeId: '370171002250ABQGMQE', sealingKey: county.key })],
    ['on a phone without randomness', () => vi.stubGlobal('crypto', {})],
    ['on a phone without room for it', noRoomForTheNext],
  ])('%s goes out as it always did', async (_where, arrange) => {
    const { draft, application, photo } = await writtenDraft();
    useWaiting().keepDraft(draft);
    signIn();
    arrange();
    await post(draft, application);
    expect(useWaiting().parcels).toMatchObject([{ application, forWhom: '王**', programName: draft.programName }]);
    phone.answer = (asked) => (isPhoto(asked) ? keepsThePhoto(asked) : json(201, receipt));
    await sendWaiting();
    expect(phone.asked.map(({ url }) => new URL(url).pathname)).toEqual([`/api/papers/${draft.papers[0]!.paperId}`, '/api/applications']);
    expect(phone.asked[0]).toMatchObject({ data: photo, header: { 'Content-Type': 'image/jpeg' } });
    expect(phone.files.size).toBe(0);
  });

  test('a photo that the phone had lost already is asked for again, and the thumb’s stays the signature’s', async () => {
    const { draft, application } = await writtenDraft();
    const thumb = { paperId: '22222222-2222-4222-8222-222222222222', kind: 'signature', sha256: 'f'.repeat(64) };
    await keepPhoto(thumb.paperId, new Uint8Array([0xff, 0xd8, 1]).buffer);
    phone.files.delete(`wxfile://usr/photos/${draft.papers[0]!.paperId}.jpg`);
    signIn();
    const signatures = [{ by: 'm1', kind: 'thumb' as const, paperId: thumb.paperId }];
    await post({ ...draft, papers: [...draft.papers, thumb] }, { ...application, papers: [...application.papers, thumb], signatures });
    const parcel = sealedParcel(draft.submissionId);
    const inside = county.read(parcel.envelopes[0]!) as NewApplication;
    expect(inside.signatures).toEqual([{ ...signatures[0], paperId: parcel.papers[1]!.paperId }]);
    expect(parcel.papers[0]).toEqual(draft.papers[0]);
    await sendWaiting();
    expect(useWaiting().parcels).toMatchObject([
      { state: 'refused', problem: { title: '手机里的照片没了', paperId: draft.papers[0]!.paperId } },
    ]);
  });
});

function noRoomForTheNext(): void {
  const next = phone.writes + 1;
  phone.fateOf = (write) => (write === next ? 'no-room' : 'done');
}

describe('a sealed application that the county refuses', () => {
  async function refused(code: string, field?: string): Promise<SealedParcel> {
    const { id } = await posted();
    phone.answer = (asked) => (isPhoto(asked) ? keepsThePhoto(asked) : refusal(409, code, field ? { field } : {}));
    await sendWaiting();
    phone.answer = (asked) => (isPhoto(asked) ? keepsThePhoto(asked) : json(201, receipt));
    return sealedParcel(id);
  }

  test.each([
    ['applicant.idNumber', { kind: 'idNumber' }, { text: '9999 0019 5001 0100 24' }, { applicant: { idNumber: '999900195001010024' } }],
    ['applicant.address', { kind: 'address' }, { text: ' 3组 ' }, { applicant: { address: '3组' } }],
    ['facts.household.size', { kind: 'fact', name: 'household.size' }, { answer: null }, { facts: { 'household.size': null } }],
    ['facts.person.age@m2', { kind: 'fact', name: 'person.age@m2' }, { answer: 7 }, { facts: { 'person.age@m2': 7 } }],
  ])('in %s is asked that one page, which goes out beside the first', async (field, page, said, part) => {
    const parcel = await refused('field-refused', field);
    const asked = mendPage(parcel, catalogue);
    expect(asked).toMatchObject(page);
    const mended = partSaid(asked as never, { text: '', answer: undefined, ticked: [], ...said });
    expect(mended).toEqual(part);
    await keepMended(parcel, mended as never);
    switchOn();
    expect(useWaiting().parcels).toMatchObject([{ state: 'waiting', by: '169****0001', attempts: 0 }]);
    await sendWaiting();
    const { envelopes } = JSON.parse(String(phone.asked.at(-1)!.data)) as { envelopes: string[] };
    expect(envelopes[0]).toBe(parcel.envelopes[0]);
    expect(county.read(envelopes[1]!)).toEqual(part);
    expect(useWaiting().parcels).toMatchObject([{ state: 'sent' }]);
  });

  test('says what is missing on that page, and takes consents only whole', async () => {
    const said = { text: '', answer: undefined, ticked: [] as string[] };
    const page = mendPage(await refused('field-refused', 'consents'), catalogue);
    if (typeof page === 'string' || page.kind !== 'consents') throw new Error('no consents');
    expect(typeof partSaid(page, said)).toBe('string');
    const whole = partSaid(page, { ...said, ticked: page.consents.map(({ kind }) => kind) });
    expect(whole).toEqual({ consents: page.consents.map(({ kind, version }) => ({ kind, version })) });
    expect(typeof partSaid({ kind: 'idNumber' }, { ...said, text: '12' })).toBe('string');
    expect(typeof partSaid({ kind: 'name' }, said)).toBe('string');
  });

  test('for a photo is given another one, sealed as the first, and the old one goes', async () => {
    const { id } = await posted();
    phone.answer = (asked) => (isPhoto(asked) ? refusal(400, 'paper-not-a-photo') : json(201, receipt));
    await sendWaiting();
    const parcel = sealedParcel(id);
    const [old] = parcel.papers;
    expect(mendPage(parcel, catalogue)).toMatchObject({ kind: 'photo', paper: { kind: 'medical-bills' }, paperId: old!.paperId });

    const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]).buffer;
    const taken = { paperId: '33333333-3333-4333-8333-333333333333', sha256: sha256(bytes) };
    await keepPhoto(taken.paperId, bytes);
    await keepRetaken(parcel, old!.paperId, taken);
    const [fresh] = sealedParcel(id).papers;
    expect(fresh).toMatchObject({ paperId: old!.paperId, kind: 'medical-bills' });
    expect(await listPhotos()).toEqual([fresh!.paperId]);
    phone.answer = (asked) => (isPhoto(asked) ? keepsThePhoto(asked) : json(201, receipt));
    await sendWaiting();
    const { envelopes } = JSON.parse(String(phone.asked.at(-1)!.data)) as { envelopes: string[] };
    expect(county.read(envelopes[1]!)).toEqual({ papers: [fresh] });
    expect(county.open(new Uint8Array(phone.asked.at(-2)!.data as ArrayBuffer))).toEqual(new Uint8Array(bytes));
  });

  test.each([
    ['seal-unknown', undefined, 'anew'],
    ['field-refused', 'members.0.idNumber', 'anew'],
    ['field-refused', undefined, 'anew'],
    ['not-found', undefined, 'again'],
    ['papers-missing', undefined, 'again'],
  ])('by %s in %s is mended %s', async (code, field, way) => {
    expect(mendPage(await refused(code, field), catalogue)).toBe(way);
  });

  test('full of it, the phone says so, and the parcel is as it was', async () => {
    const parcel = await refused('field-refused', 'applicant.name');
    phone.storageIsFull = true;
    await expect(keepMended(parcel, { applicant: { name: '王秀兰' } })).rejects.toMatchObject({ code: 'phone-full' });
    expect(sealedParcel(parcel.submissionId)).toEqual(parcel);
  });

  test('thrown away by her takes its photos along', async () => {
    const parcel = await refused('seal-unknown');
    await useWaiting().throwAwayParcel(parcel);
    switchOn();
    expect(useWaiting().parcels).toEqual([]);
    expect(phone.files.size).toBe(0);
  });
});

test('base64 is what everybody writes, and back', () => {
  for (let length = 0; length < 80; length += 1) {
    const bytes = nacl.randomBytes(length);
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    expect(fromBase64(toBase64(bytes))).toEqual(new Uint8Array(bytes));
  }
  for (const odd of ['A', 'AAA', 'AA A', '====', '中国']) expect(fromBase64(odd)?.length ?? 0).toBe(0);
});
