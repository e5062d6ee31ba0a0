import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Draft } from '../../src/mini/shared/send/draft.ts';
import type { NewApplication } from '../../src/contract/apply.contract.ts';
import { json, receipt, refusal } from './helpers/phone.ts';
import { phone, type Answered, type Asked, type Fate } from './helpers/taro-stub.ts';

/*
 * One journey, walked again and again, and each time the phone dies at another of its writes. Switched on again it must
 * still have every word and photo that was kept before, and the county must never hear the same application in two ways.
 */

const paperIds = ['1', '2', '3', '4'].map((digit) => `${digit.repeat(8)}-1111-4111-8111-111111111111`);
const [billOfA, secondBillOfA, photoOfB, photoOfC] = paperIds as [string, string, string, string];
const village = '371623002250ABQGMQE';

/** The app, its modules new: what was in memory is gone. */
async function switchOn() {
  vi.resetModules();
  Object.assign(phone, { isDead: false });
  const { createPinia, setActivePinia } = await import('pinia');
  setActivePinia(createPinia());
  const [{ useWaiting }, { useSession }, { newDraft }, { keepPhoto, recallPhoto, forgetPhoto }, outbox, { sha256 }, { sweepPhotos }] =
    await Promise.all([
      import('../../src/mini/shared/send/waiting.store.ts'),
      import('../../src/mini/shared/session.store.ts'),
      import('../../src/mini/shared/send/draft.ts'),
      import('../../src/mini/shared/keep/keep.ts'),
      import('../../src/mini/shared/send/outbox.ts'),
      import('../../src/mini/shared/sha256.ts'),
      import('../../src/mini/shared/keep/sweep-photos.ts'),
    ]);
  useSession().enterCounty('371623');
  useWaiting().remember();
  return { waiting: useWaiting(), session: useSession(), newDraft, keepPhoto, recallPhoto, forgetPhoto, ...outbox, sha256, sweepPhotos };
}
type App = Awaited<ReturnType<typeof switchOn>>;

/** What the county has heard. The first time it refuses a field, the second time it accepts and its answer gets lost. */
class County {
  readonly accepted = new Map<string, string>();
  readonly papers = new Set<string>();
  contradictions = 0;
  tries = 0;

  readonly answer = (asked: Asked): Answered | 'no-network' => {
    if (asked.method === 'PUT') {
      const paperId = asked.url.split('/').at(-1)!;
      this.papers.add(paperId);
      return json(200, { paperId, sha256: asked.header['x-sha256'] });
    }
    const application = JSON.parse(String(asked.data)) as NewApplication;
    const before = this.accepted.get(application.submissionId);
    if (before !== undefined) {
      if (before !== String(asked.data)) this.contradictions += 1;
      return json(201, receipt);
    }
    this.tries += 1;
    if (this.tries === 1) return refusal(400, 'field-refused', { field: 'applicant.address' });
    if (application.papers.some(({ paperId }) => !this.papers.has(paperId))) return refusal(409, 'papers-missing');
    this.accepted.set(application.submissionId, String(asked.data));
    return this.tries === 2 ? 'no-network' : json(201, receipt);
  };
}

/** What she may count on: written down as soon as an act has returned. */
interface Ledger {
  /** Her last words in each draft, by program. While an act runs, the words before it and after it are both right. */
  words: Map<string, { id: string; address: string[]; papers: string[] }>;
  thrownAway: boolean;
  sawReceipt: boolean;
}

/** A dead phone's program does not go on; here its promises would. */
function notDead(): void {
  if (phone.isDead) throw new Error('the phone is off');
}

const photoBytes = (name: string): ArrayBuffer => new TextEncoder().encode(`the bytes of ${name}`).buffer as ArrayBuffer;

function applicationOf(draft: Draft): NewApplication {
  return {
    submissionId: draft.submissionId,
    villageCode: draft.villageCode,
    catalogueVersion: 1,
    programs: [draft.programs[0]!],
    applicant: { ...draft.applicant, name: '王秀英', idNumber: '999900195001010024' },
    facts: draft.facts,
    papers: draft.papers,
    consents: Object.entries(draft.consents).map(([kind, version]) => ({ kind, version })),
  };
}

async function walk(app: App, ledger: Ledger): Promise<void> {
  const { waiting } = app;
  const begin = (program: string): Promise<Draft> =>
    app.newDraft({ villageCode: village, village: '康家村', programs: [program], programName: program });
  const write = (draft: Draft, part: Partial<Draft>): Draft => {
    const next = { ...draft, ...part };
    const known = ledger.words.get(draft.programs[0]!);
    const papers = next.papers.map(({ paperId }) => paperId);
    if (known) known.address.push(next.applicant.address);
    waiting.keepDraft(next);
    notDead();
    ledger.words.set(draft.programs[0]!, { id: draft.submissionId, address: [next.applicant.address], papers });
    return next;
  };
  const at = (draft: Draft, address: string): Partial<Draft> => ({ applicant: { ...draft.applicant, address } });
  const photograph = async (draft: Draft, paperId: string): Promise<Draft> => {
    await app.keepPhoto(paperId, photoBytes(paperId));
    const paper = { paperId, kind: 'medical-bills', sha256: app.sha256(photoBytes(paperId)) };
    return write(draft, { papers: [...draft.papers, paper] });
  };

  // C stays a draft to the end; B is thrown away; A is sent, refused, mended, sent again, and seen.
  let c = write(await begin('program-c'), {});
  c = await photograph(write(c, at(c, 'C1')), photoOfC);
  let b = await photograph(write(await begin('program-b'), {}), photoOfB);
  b = write(b, at(b, 'B1'));
  let a = write(await begin('program-a'), {});
  a = await photograph(write(a, at(a, 'A1')), billOfA);
  a = await photograph(a, secondBillOfA);
  // She takes a photo out again, as the form does.
  a = write(a, { papers: a.papers.slice(0, 1) });
  await app.forgetPhoto(secondBillOfA);
  a = write(a, { consents: { truth: 1 } });
  app.post(a, applicationOf(a));
  await app.sendWaiting();
  app.session.begin({ token: 'token-of-wang', phone: '169****0001', expiresAt: '2027-01-01T00:00:00+08:00' });
  await app.sendNow(a.submissionId);
  waiting.turnIntoDraft(waiting.findParcel(a.submissionId)!);
  a = write(a, at(a, 'A2'));
  app.post(a, applicationOf(a));
  await app.sendWaiting();
  notDead();
  ledger.words.delete('program-b');
  await waiting.throwAway(b);
  notDead();
  ledger.thrownAway = true;
  await app.sendNow(a.submissionId);
  waiting.keepParcel({ ...waiting.findParcel(a.submissionId)!, seen: true });
  notDead();
  ledger.sawReceipt = true;
  write(c, at(c, 'C2'));
}

interface Walked {
  county: County;
  ledger: Ledger;
  writes: number;
  died: boolean;
}

async function walkUntil(fateOf: (write: number) => Fate): Promise<Walked> {
  phone.reset();
  const county = new County();
  phone.answer = county.answer;
  const app = await switchOn();
  const ledger: Ledger = { words: new Map(), thrownAway: false, sawReceipt: false };
  const death = new Promise<'died'>((resolve) => (phone.died = () => resolve('died')));
  Object.assign(phone, { writes: 0, fateOf });
  const journey = walk(app, ledger).then(
    () => 'arrived' as const,
    (error: unknown) => {
      if (phone.isDead) return 'died' as const;
      throw error;
    },
  );
  const end = await Promise.race([journey, death]);
  // Whatever the dead app still tries must fall into nothing.
  await new Promise((resolve) => setTimeout(resolve, 0));
  const { writes } = phone;
  phone.fateOf = () => 'done';
  return { county, ledger, writes, died: end === 'died' };
}

async function expectNothingLost({ county, ledger }: Walked): Promise<void> {
  const app = await switchOn();
  const { waiting } = app;
  for (const [program, { id, address, papers }] of ledger.words) {
    const draft = waiting.drafts.find(({ submissionId }) => submissionId === id);
    const parcel = waiting.findParcel(id);
    expect([draft, parcel].filter(Boolean), `${program} is there once`).toHaveLength(1);
    if (parcel?.state === 'sent') {
      expect(county.accepted.has(id)).toBe(true);
      continue;
    }
    const written = draft ?? parcel!.draft;
    expect(address).toContain(written.applicant.address);
    // In the middle of an act she has either the photos before it or after it; none that was there before may lack.
    if (program === 'program-c') expect(written.papers.map(({ paperId }) => paperId)).toEqual(expect.arrayContaining(papers));
  }
  if (ledger.thrownAway) expect(waiting.drafts.flatMap(({ programs }) => programs)).not.toContain('program-b');
  const alive = [...waiting.drafts, ...waiting.parcels.filter(({ state }) => state !== 'sent').map(({ draft }) => draft)];
  for (const { paperId } of alive.flatMap(({ papers }) => papers)) expect(await app.recallPhoto(paperId)).toEqual(photoBytes(paperId));
}

/** She goes on after the accident: what waits goes out, and the county hears nothing in two ways. */
async function goOn({ county, ledger }: Walked): Promise<void> {
  const app = await switchOn();
  if (!app.session.signedIn) app.session.begin({ token: 'token-of-wang', phone: '169****0001', expiresAt: '2027-01-01T00:00:00+08:00' });
  const isOnItsWay = (id: string): boolean => ['waiting', 'needs-sign-in'].includes(app.waiting.findParcel(id)!.state);
  for (const { submissionId } of app.waiting.parcels) {
    // Twice, since one answer of this county gets lost.
    for (let round = 0; round < 2 && isOnItsWay(submissionId); round += 1) await app.sendNow(submissionId);
  }
  for (const { state } of app.waiting.parcels) expect(['sent', 'refused']).toContain(state);
  if (ledger.sawReceipt) expect(app.waiting.parcels.map(({ state, seen }) => ({ state, seen }))).toEqual([{ state: 'sent', seen: true }]);
  expect(county.contradictions).toBe(0);
}

/** After two more starts there is on the phone what is named, and nothing else. */
async function expectNoOrphans(): Promise<void> {
  await (await switchOn()).sweepPhotos();
  const app = await switchOn();
  await app.sweepPhotos();
  const alive = [...app.waiting.drafts, ...app.waiting.parcels.map(({ draft }) => draft)];
  const named = alive.flatMap(({ papers }) => papers.map(({ paperId }) => `wxfile://usr/photos/${paperId}.jpg`));
  expect([...phone.files.keys()].toSorted()).toEqual(named.toSorted());
  const expected = [
    ...app.waiting.drafts.map(({ submissionId }) => `draft:${submissionId}`),
    ...app.waiting.parcels.map(({ submissionId }) => `parcel:${submissionId}`),
  ];
  expect([...phone.storage.keys()].filter((key) => /^(draft|parcel):/.test(key)).toSorted()).toEqual(expected.toSorted());
}

afterEach(() => phone.reset());

describe('a phone that dies', () => {
  test('not at all: the journey arrives', async () => {
    const walked = await walkUntil(() => 'done');
    expect(walked).toMatchObject({ died: false, ledger: { sawReceipt: true, thrownAway: true } });
    expect(walked.writes).toBeGreaterThan(40);
    await expectNothingLost(walked);
    await expectNoOrphans();
  });

  test.each<Fate>(['dies', 'dies-half-way'])(
    '%s, at each write in turn: nothing is lost, nothing is sent in two ways, nothing is left lying',
    async (fate) => {
      const { writes } = await walkUntil(() => 'done');
      for (let deadly = 1; deadly <= writes; deadly += 1) {
        const walked = await walkUntil((write) => (write === deadly ? fate : 'done'));
        expect(walked.died, `write ${deadly}`).toBe(true);
        try {
          await expectNothingLost(walked);
          await goOn(walked);
          await expectNoOrphans();
        } catch (error) {
          throw new Error(`after dying at write ${deadly} of ${writes}`, { cause: error });
        }
      }
    },
  );
});
