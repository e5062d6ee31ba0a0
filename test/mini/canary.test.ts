import { beforeEach, describe, expect, test } from 'vitest';
import { leaveThisPhone } from '../../src/mini/me/leave-this-phone.ts';
import { useHousehold } from '../../src/mini/shared/household.store.ts';
import { keepPhoto } from '../../src/mini/shared/keep/keep.ts';
import { newDraft, type Draft } from '../../src/mini/shared/send/draft.ts';
import { keepMended } from '../../src/mini/shared/send/keep-mended.ts';
import { post, sendNow, sendWaiting } from '../../src/mini/shared/send/outbox.ts';
import type { SealedParcel } from '../../src/mini/shared/send/parcel.ts';
import { goneAfterDays, tellingDays } from '../../src/mini/shared/send/unsent-days.ts';
import { useWaiting } from '../../src/mini/shared/send/waiting.store.ts';
import { sha256 } from '../../src/mini/shared/sha256.ts';
import type { NewApplication } from '../../src/contract/apply.contract.ts';
import { village } from './helpers/kangjia.ts';
import { json, newPhone, receipt, refusal, signIn, switchOn } from './helpers/phone.ts';
import { SealingCounty } from './helpers/sealing-county.ts';
import { phone, type Asked } from './helpers/taro-stub.ts';

const county = new SealingCounty();
const takes = (asked: Asked) =>
  asked.method === 'PUT' ? json(200, { paperId: asked.url.split('/').at(-1), sha256: asked.header['x-sha256'] }) : json(201, receipt);

beforeEach(() => {
  newPhone();
  useHousehold().settle({ ...village, sealingKey: county.key });
});

/** One string for each field of the form, none of which is written anywhere else. */
const canaries = {
  name: '金丝雀甲',
  idNumber: '999900195001019991',
  address: '金丝雀住处',
  called: '金丝雀称呼',
  memberName: '金丝雀家人',
  memberNumber: '999900195001019992',
  relative: '金丝雀亲戚',
  relativePhone: '16900009993',
  fact: '金丝雀病',
  yuan: '94994994',
  strokes: 'canary-strokes',
  witness: '金丝雀证人',
};
const marker = 'canary-in-the-picture';
const all = [...Object.values(canaries), marker];

/** Everything that lies on this phone, as whoever found it would read it. */
const dump = (): string =>
  [...phone.storage]
    .flat()
    .concat([...phone.files.values()].map((bytes) => Buffer.from(bytes).toString('latin1')))
    .join('\n');
const found = (): string[] => all.filter((canary) => dump().includes(canary));
const pictures = (): number => [...phone.files.values()].filter((bytes) => new Uint8Array(bytes)[0] === 0xff).length;

async function written(): Promise<{ draft: Draft; application: NewApplication }> {
  const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(marker)]);
  const photo = new Uint8Array(bytes).buffer;
  const paper = { paperId: '11111111-1111-4111-8111-111111111111', kind: 'medical-bills', sha256: sha256(photo), whose: 'm2' };
  await keepPhoto(paper.paperId, photo);
  const from = { villageCode: village.codeId, village: '康家村', programs: ['temp-assist-expense'], programName: '临时救助' };
  const { called, name, idNumber, address, memberName, memberNumber, relative, relativePhone, fact, yuan, strokes, witness } = canaries;
  const draft: Draft = {
    ...(await newDraft(from)),
    applicant: { called, name, idNumber, address, filledBy: 'family' },
    members: [{ id: 'm2', called, name: memberName, idNumber: memberNumber }],
    relatives: [{ id: 'r1', called, name: relative, phone: relativePhone }],
    facts: { 'person.illness@m2': fact, 'household.income': Number(yuan) },
    papers: [paper],
    signatures: [{ by: 'm1', kind: 'hand', strokes, witness: { name: witness } }],
  };
  const { members, relatives, facts, papers, signatures, submissionId, villageCode, programs } = draft;
  const consents = [{ kind: 'truth', version: 1 }];
  const rest = { submissionId, villageCode, programs, catalogueVersion: 1, members, relatives, facts, papers, consents, signatures };
  return { draft, application: { ...rest, applicant: { name, idNumber, address, filledBy: 'family' } } };
}

describe('what was planted in every field and in a photo', () => {
  test('is found while the form is in hand, and never after it was sent off: waiting, refused, mended, sent, signed out', async () => {
    const { draft, application } = await written();
    useWaiting().keepDraft(draft);
    expect(found()).toEqual(all);
    expect(pictures()).toBe(1);

    signIn();
    await post(draft, application);
    expect(found()).toEqual([]);
    expect(pictures()).toBe(0);
    await sendWaiting();
    switchOn();
    expect(found()).toEqual([]);

    phone.answer = (asked) => (asked.method === 'PUT' ? takes(asked) : refusal(400, 'field-refused', { field: 'applicant.name' }));
    await sendNow(draft.submissionId);
    expect(found()).toEqual([]);
    const parcel = useWaiting().findParcel(draft.submissionId) as SealedParcel;
    await keepMended(parcel, { applicant: { name: canaries.name } });
    expect(found()).toEqual([]);

    phone.answer = takes;
    await sendWaiting();
    expect(useWaiting().parcels).toMatchObject([{ state: 'sent' }]);
    expect([found(), pictures(), phone.files.size]).toEqual([[], 0, 0]);
    leaveThisPhone();
    expect([...phone.storage.keys()].filter((key) => key.startsWith('parcel:'))).toEqual([]);
  });

  test('never leaves the phone in a request that can be read', async () => {
    const { draft, application } = await written();
    signIn();
    phone.answer = takes;
    await post(draft, application);
    await sendWaiting();
    const sent = phone.asked.map(({ url, header, data }) =>
      [url, JSON.stringify(header), data instanceof ArrayBuffer ? Buffer.from(data).toString('latin1') : String(data)].join('\n'),
    );
    expect(all.filter((canary) => sent.some((text) => text.includes(canary)))).toEqual([]);
  });
});

describe('what lies here unsent', () => {
  const day = 86_400_000;
  const begun = Date.parse('2026-11-20T01:00:00Z');
  /** The county answers on this day, and she looks at home; whatever her own phone believes. */
  async function looksOn(days: number): Promise<number | undefined> {
    switchOn();
    phone.answer = (asked) => {
      const date = new Date(begun + days * day).toUTCString();
      return asked.method === 'PUT' ? { ...refusal(401, 'sign-in-needed'), header: { Date: date } } : 'no-network';
    };
    signIn();
    const [parcel] = useWaiting().parcels;
    if (parcel) await sendNow(parcel.submissionId);
    useWaiting().tellAges(begun + days * day);
    await sendWaiting();
    return useWaiting().parcels[0]?.age?.told;
  }
  async function lies(): Promise<void> {
    const { draft, application } = await written();
    signIn();
    await post(draft, application);
  }

  test('is told of after 14, 30 and 55 days by the county’s clock, and is gone after 60', async () => {
    await lies();
    const told = [];
    for (const days of [0, 13, 14, 29, 30, 54, 55, 59]) told.push(await looksOn(days));
    expect(told).toEqual([0, 0, 14, 14, 30, 30, 55, 55]);
    expect(tellingDays).toEqual([14, 30, 55]);
    expect(await looksOn(goneAfterDays)).toBeUndefined();
    expect(useWaiting().parcels).toEqual([]);
    expect(phone.files.size).toBe(0);
  });

  test('is never gone before she was told three times, each in its turn, however late she looks or far a clock leaps', async () => {
    await lies();
    const told = [];
    for (const days of [0, 90, 90, 91, 106, 107, 131, 136]) told.push(await looksOn(days));
    expect(told).toEqual([0, 14, 14, 14, 30, 30, 55, undefined]);
    newPhone();
    useHousehold().settle({ ...village, sealingKey: county.key });
    await lies();
    const leapt = [];
    for (const days of [0, 27_000, 1, 14, 30]) leapt.push(await looksOn(days));
    expect(leapt).toEqual([0, 14, 14, 14, 30]);
    expect(useWaiting().parcels).toHaveLength(1);
  });

  test('that can be read, from an earlier release, is told of and stays', async () => {
    useHousehold().settle(village);
    await lies();
    for (const days of [0, 14, 30, 55, 60, 300]) await looksOn(days);
    expect(useWaiting().parcels).toMatchObject([{ age: { told: 55 } }]);
  });
});
