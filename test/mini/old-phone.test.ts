import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { phone } from './helpers/taro-stub.ts';
import { json, receipt } from './helpers/phone.ts';

/* Phones and browsers that lack something. What a module remembers of its phone goes with it: each test starts anew. */

const from = { villageCode: '371623002250ABQGMQE', village: '康家村', programs: ['temp-assist-expense'], programName: '临时救助' };
const paperId = '11111111-1111-4111-8111-111111111111';
const photo = new TextEncoder().encode('the bytes of a bill').buffer as ArrayBuffer;

async function switchOn() {
  vi.resetModules();
  const { createPinia, setActivePinia } = await import('pinia');
  setActivePinia(createPinia());
  const [{ useWaiting }, { useSession }, { newDraft }, keeping, outbox, { sha256 }, { newId }, { sweepPhotos }] = await Promise.all([
    import('../../src/mini/shared/send/waiting.store.ts'),
    import('../../src/mini/shared/session.store.ts'),
    import('../../src/mini/shared/send/draft.ts'),
    import('../../src/mini/shared/keep/keep.ts'),
    import('../../src/mini/shared/send/outbox.ts'),
    import('../../src/mini/shared/sha256.ts'),
    import('../../src/mini/shared/new-id.ts'),
    import('../../src/mini/shared/keep/sweep-photos.ts'),
  ]);
  useSession().enterCounty('371623');
  useWaiting().remember();
  return { waiting: useWaiting(), session: useSession(), newDraft, ...keeping, ...outbox, sha256, newId, sweepPhotos };
}

/** Writes a draft with a photo and sends it; true when the county has got both. */
async function writeAndSend(app: Awaited<ReturnType<typeof switchOn>>): Promise<void> {
  await app.keepPhoto(paperId, photo);
  const paper = { paperId, kind: 'medical-bills', sha256: app.sha256(photo) };
  const draft = { ...(await app.newDraft(from)), papers: [paper] };
  app.waiting.keepDraft(draft);
  app.session.begin({ token: 'token-of-wang', phone: '169****0001', expiresAt: '2027-01-01T00:00:00+08:00' });
  phone.answer = (asked) => (asked.method === 'PUT' ? json(200, { paperId, sha256: paper.sha256 }) : json(201, receipt));
  app.post(draft, {
    submissionId: draft.submissionId,
    villageCode: draft.villageCode,
    catalogueVersion: 1,
    programs: [draft.programs[0]!],
    applicant: { name: '王秀英', idNumber: '999900195001010024', filledBy: 'self', address: '2组' },
    facts: {},
    papers: [paper],
    consents: [{ kind: 'truth', version: 1 }],
  });
  await app.sendWaiting();
  expect(phone.asked.map(({ method }) => method)).toEqual(['PUT', 'POST']);
  expect(phone.asked[0]!.data).toEqual(photo);
  expect(app.waiting.parcels).toMatchObject([{ state: 'sent' }]);
}

beforeEach(() => phone.reset());
afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

describe('a browser that forbids keeping', () => {
  test('says so before she writes, and lets her write and send all the same', async () => {
    phone.storageIsBlocked = true;
    const app = await switchOn();
    expect(app.keepsNothing.value).toBe(true);
    const draft = { ...(await app.newDraft(from)), step: 'name' };
    app.waiting.keepDraft(draft);
    expect(app.waiting.draftFor(from.programs[0]!, from.villageCode)).toMatchObject({ step: 'name' });
    app.waiting.remember();
    expect(app.waiting.drafts).toMatchObject([{ step: 'name' }]);
    await app.waiting.throwAway(draft);
    app.waiting.remember();
    expect(app.waiting.drafts).toEqual([]);
  });

  test('keeps again as soon as it may', async () => {
    phone.storageIsFull = true;
    const app = await switchOn();
    expect(app.keepsNothing.value).toBe(false);
    app.keep('device', 'first');
    expect(app.keepsNothing.value).toBe(true);
    phone.storageIsFull = false;
    app.keep('device', 'second');
    expect(app.keepsNothing.value).toBe(false);
    expect((await switchOn()).recall('device')).toBe('second');
  });
});

describe('a phone without a place for photos', () => {
  test('of a browser without IndexedDB: held in memory, said, shown and sent', async () => {
    vi.stubEnv('TARO_ENV', 'h5');
    vi.stubGlobal('indexedDB', undefined);
    vi.stubGlobal('navigator', {});
    const app = await switchOn();
    await writeAndSend(app);
    expect(app.keepsNothing.value).toBe(true);
  });

  test('of a browser whose IndexedDB throws at the first word', async () => {
    vi.stubEnv('TARO_ENV', 'h5');
    vi.stubGlobal('indexedDB', {
      open: () => {
        throw new DOMException('no', 'SecurityError');
      },
    });
    vi.stubGlobal('navigator', {});
    const app = await switchOn();
    await writeAndSend(app);
    app.keep('device', 'x');
    // The photo is still in memory alone, whatever else was kept.
    await app.keepPhoto(paperId, photo);
    app.keep('device', 'y');
    expect(app.keepsNothing.value).toBe(true);
  });

  test('of a base library too old for files', async () => {
    phone.hasFiles = false;
    const app = await switchOn();
    await writeAndSend(app);
    expect(app.keepsNothing.value).toBe(true);
  });
});

describe('a phone without random numbers', () => {
  const isUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  const wx = globalThis as unknown as { wx: { getRandomValues?: unknown } };
  afterEach(() => void delete wx.wx.getRandomValues);

  async function expectManyDifferent(): Promise<void> {
    const { newId } = await switchOn();
    const ids = await Promise.all(Array.from({ length: 300 }, newId));
    for (const id of ids) expect(id).toMatch(isUuid);
    expect(new Set(ids).size).toBe(300);
  }

  test('makes ids all the same', async () => {
    vi.stubGlobal('crypto', undefined);
    await expectManyDifferent();
  });

  test.each([
    ['fails', ({ fail }: { fail(): void }) => fail()],
    [
      'throws',
      () => {
        throw new Error('not supported');
      },
    ],
  ])('whose own %s', async (_how, getRandomValues) => {
    vi.stubGlobal('crypto', {});
    wx.wx.getRandomValues = getRandomValues;
    await expectManyDifferent();
  });
});

test('a browser is asked once to keep what she types, and may refuse', async () => {
  vi.stubEnv('TARO_ENV', 'h5');
  const persist = vi.fn<() => Promise<boolean>>(() => Promise.reject(new Error('no')));
  vi.stubGlobal('navigator', { storage: { persist } });
  const app = await switchOn();
  const draft = await app.newDraft(from);
  expect(persist).not.toHaveBeenCalled();
  app.waiting.keepDraft(draft);
  app.waiting.keepDraft(draft);
  expect(persist).toHaveBeenCalledTimes(1);
});
