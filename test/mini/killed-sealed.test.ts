import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Draft } from '../../src/mini/shared/send/draft.ts';
import type { SealedParcel } from '../../src/mini/shared/send/parcel.ts';
import type { NewApplication } from '../../src/contract/apply.contract.ts';
import { village } from './helpers/kangjia.ts';
import { inventedId, json, receipt, refusal } from './helpers/phone.ts';
import { SealingCounty } from './helpers/sealing-county.ts';
import { phone, type Answered, type Asked } from './helpers/taro-stub.ts';

/*
 * From the first answer to the receipt, sealed on the way, refused once and mended. The phone dies at each thing it writes, takes away
 * or is answered: no word and no photo is lost, the county hears one application in one way, and nothing that can be read stays behind.
 */

/** Ten points of the way by name, in its order: each an act in the journal of the whole journey. */
const points: Record<string, (act: string, nth: number) => boolean> = {
  'the first answer kept': (act) => act.startsWith('keep draft:'),
  'a later answer': (act, nth) => act.startsWith('keep draft:') && nth === 2,
  'a photo taken': (act) => act.startsWith('write '),
  'the photo kept': (act, nth) => act.startsWith('keep draft:') && nth === 3,
  'the second photo sealed': (act, nth) => act.startsWith('write ') && nth === 4,
  posted: (act) => act.startsWith('keep parcel:'),
  'the draft gone': (act) => act.startsWith('forget draft:'),
  'a photo confirmed': (act) => act.startsWith('answer PUT'),
  'the application answered': (act) => act === 'answer 201',
  'the receipt kept': (act, nth) => act.startsWith('keep parcel:') && nth === 8,
};

const paperIds = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
const photoBytes = (name: string): ArrayBuffer => new TextEncoder().encode(`\u00ff the bytes of ${name}`).buffer as ArrayBuffer;
const plainText = ['王秀英', inventedId, 'the bytes of', '村东头一', '村东头二'];

async function switchOn(county: County) {
  vi.resetModules();
  Object.assign(phone, { isDead: false });
  const { createPinia, setActivePinia } = await import('pinia');
  setActivePinia(createPinia());
  const [{ useWaiting }, { useSession }, { useHousehold }, { newDraft }, keeping, outbox, { sha256 }, { sweepPhotos }, { keepMended }] =
    await Promise.all([
      import('../../src/mini/shared/send/waiting.store.ts'),
      import('../../src/mini/shared/session.store.ts'),
      import('../../src/mini/shared/household.store.ts'),
      import('../../src/mini/shared/send/draft.ts'),
      import('../../src/mini/shared/keep/keep.ts'),
      import('../../src/mini/shared/send/outbox.ts'),
      import('../../src/mini/shared/sha256.ts'),
      import('../../src/mini/shared/keep/sweep-photos.ts'),
      import('../../src/mini/shared/send/keep-mended.ts'),
    ]);
  useHousehold().village = { ...village, sealingKey: county.sealing.key };
  useSession().enterCounty(village.county.id);
  useWaiting().remember();
  const sealed = (id: string) => useWaiting().findParcel(id) as SealedParcel | undefined;
  return { waiting: useWaiting(), session: useSession(), newDraft, ...keeping, ...outbox, sha256, sweepPhotos, keepMended, sealed };
}
type App = Awaited<ReturnType<typeof switchOn>>;

/** The first time it refuses a field, the second time it accepts and its answer gets lost. */
class County {
  readonly sealing = new SealingCounty();
  readonly papers = new Map<string, string>();
  accepted: string | undefined;
  contradictions = 0;
  tries = 0;
  heard: NewApplication | undefined;

  readonly answer = (asked: Asked): Answered | 'no-network' => {
    const answered = this.judge(asked);
    const status = answered === 'no-network' ? 'lost' : answered.statusCode;
    happen(asked.method === 'PUT' ? 'answer PUT' : `answer ${status}`);
    return answered;
  };

  private judge(asked: Asked): Answered | 'no-network' {
    if (asked.method === 'PUT') {
      const paperId = asked.url.split('/').at(-1)!;
      const opened = this.sealing.open(new Uint8Array(asked.data as ArrayBuffer));
      this.papers.set(paperId, new TextDecoder().decode(opened));
      return json(200, { paperId, sha256: asked.header['x-sha256'] });
    }
    const { envelopes } = JSON.parse(String(asked.data)) as { envelopes: string[] };
    if (this.accepted !== undefined) {
      if (this.accepted !== String(asked.data)) this.contradictions += 1;
      return json(201, receipt);
    }
    const read = envelopes.map((envelope) => this.sealing.read(envelope) as NewApplication);
    const whole = Object.assign({}, ...read, { applicant: Object.assign({}, ...read.map(({ applicant }) => applicant)) }) as NewApplication;
    this.tries += 1;
    if (envelopes.length < 2) return refusal(400, 'field-refused', { field: 'applicant.address' });
    if (whole.papers.some(({ paperId }) => !this.papers.has(paperId))) return refusal(409, 'papers-missing');
    this.accepted = String(asked.data);
    this.heard = whole;
    return this.tries === 2 ? 'no-network' : json(201, receipt);
  }
}

/** Everything that happens to the phone, in order; at the deadly one it is switched off. */
let journal: string[] = [];
let deadly: number | undefined;
function happen(act: string): void {
  journal.push(act);
  if (journal.length === deadly) phone.die();
}

function notDead(): void {
  if (phone.isDead) throw new Error('the phone is off');
}

/** What she may count on, written down as soon as an act has returned. */
interface Ledger {
  id?: string;
  papers: string[];
  step: string;
  posted: boolean;
}

async function walk(app: App, ledger: Ledger): Promise<void> {
  const { waiting } = app;
  const from = { villageCode: village.codeId, village: '康家村', programs: ['temp-assist-expense'], programName: '临时救助' };
  let draft = await app.newDraft(from);
  const write = (part: Partial<Draft>): void => {
    draft = { ...draft, ...part };
    waiting.keepDraft(draft);
    notDead();
    Object.assign(ledger, { id: draft.submissionId, papers: draft.papers.map(({ paperId }) => paperId), step: draft.step });
  };
  const applicant = { called: '我', name: '王秀英', idNumber: inventedId, address: '村东头一', filledBy: 'self' } as const;
  write({ applicant, step: '1' });
  write({ facts: { 'household.size': 3 }, step: '2' });
  for (const paperId of paperIds) {
    await app.keepPhoto(paperId, photoBytes(paperId));
    const paper = { paperId, kind: 'medical-bills', sha256: app.sha256(photoBytes(paperId)) };
    write({ papers: [...draft.papers, paper] });
  }
  app.session.begin({ token: 'token-of-wang', phone: '169****0001', expiresAt: '2027-01-01T00:00:00+08:00' });
  await app.post(draft, applicationOf(draft));
  notDead();
  ledger.posted = true;
  await app.sendWaiting();
  await app.keepMended(app.sealed(draft.submissionId)!, { applicant: { address: '村东头二' } });
  await app.sendWaiting();
  await app.sendNow(draft.submissionId);
  waiting.keepParcel({ ...waiting.findParcel(draft.submissionId)!, seen: true });
}

const applicationOf = ({ submissionId, villageCode, programs, facts, papers, applicant }: Draft): NewApplication => {
  const { called: _called, ...person } = applicant;
  const consents = [{ kind: 'truth', version: 1 }];
  return { submissionId, villageCode, programs, facts, papers, applicant: person, catalogueVersion: 1, consents };
};

interface Walked {
  county: County;
  ledger: Ledger;
  died: boolean;
}

async function walkUntil(act?: number): Promise<Walked> {
  phone.reset();
  [journal, deadly] = [[], undefined];
  const county = new County();
  const app = await switchOn(county);
  const ledger: Ledger = { papers: [], step: '', posted: false };
  const death = new Promise<'died'>((resolve) => (phone.died = () => resolve('died')));
  deadly = act;
  phone.fateOf = (_write, what) => (journal.push(what) === deadly ? 'dies' : 'done');
  phone.answer = county.answer;
  const journey = walk(app, ledger).catch((error: unknown) => {
    if (!phone.isDead) throw error;
  });
  const end = await Promise.race([journey, death]);
  await new Promise((resolve) => setTimeout(resolve, 0));
  phone.fateOf = () => 'done';
  deadly = undefined;
  return { county, ledger, died: end === 'died' };
}

const kept = (): string =>
  [...phone.storage.values(), ...[...phone.files.values()].map((bytes) => Buffer.from(bytes).toString())].join('\n');

function expectNothingToRead(): void {
  for (const secret of plainText) expect(kept(), `after posting, ${secret}`).not.toContain(secret);
}

/** Switched on again: what she counted on is here once, as a draft that can be read or as a parcel that cannot, and it arrives. */
async function expectItArrives({ county, ledger }: Walked): Promise<void> {
  let app = await switchOn(county);
  // As at every start: a photo that she had no time to say yes to is nobody's, and goes at the second one.
  await app.sweepPhotos();
  const { id } = ledger;
  if (!id) return;
  await app.sendWaiting();
  const draft = app.waiting.findDraft(id);
  expect([draft, app.sealed(id)].filter(Boolean), 'it is here once').toHaveLength(1);
  if (ledger.posted) expect(draft).toBeUndefined();
  if (draft) {
    expect(draft.papers.map(({ paperId }) => paperId)).toEqual(expect.arrayContaining(ledger.papers));
    for (const { paperId } of draft.papers) expect(await app.recallPhoto(paperId)).toEqual(photoBytes(paperId));
    app.session.begin({ token: 'token-of-wang', phone: '169****0001', expiresAt: '2027-01-01T00:00:00+08:00' });
    await app.post(draft, applicationOf(draft));
    await app.sendNow(id);
  }
  if (!draft) expectNothingToRead();
  if (app.sealed(id)!.state === 'refused') await app.keepMended(app.sealed(id)!, { applicant: { address: '村东头二' } });
  for (let round = 0; round < 3 && app.sealed(id)!.state !== 'sent'; round += 1) await app.sendNow(id);
  app = await switchOn(county);
  await app.sweepPhotos();
  expectNothingToRead();
  expect(app.sealed(id)).toMatchObject({ state: 'sent', receipt: { number: receipt.number } });
  expect(county.contradictions).toBe(0);
  const photos = county.heard!.papers.map(({ paperId }) => county.papers.get(paperId));
  const expected = (draft ?? { papers: ledger.papers.map((paperId) => ({ paperId })) }).papers;
  expect(photos).toEqual(expected.map(({ paperId }) => `\u00ff the bytes of ${paperId}`));
  expect(county.heard).toMatchObject({ submissionId: id, applicant: { name: '王秀英', address: '村东头二' } });
  await (await switchOn(county)).sweepPhotos();
  expect(phone.files.size).toBe(0);
  expect([...phone.storage.keys()].filter((key) => key.startsWith('draft:'))).toEqual([]);
}

afterEach(() => phone.reset());

describe('a phone that dies on the way of a sealed application', () => {
  test('not at all: it arrives', async () => {
    const walked = await walkUntil();
    expect(walked).toMatchObject({ died: false, ledger: { posted: true } });
    await expectItArrives(walked);
  });

  test('at any of ten named points, or right after it', async () => {
    await walkUntil();
    const whole = [...journal];
    for (const [name, isIt] of Object.entries(points)) {
      const counts = new Map<string, number>();
      const found = whole.findIndex((act) => {
        const like = act.split(/[:/]/)[0]!;
        counts.set(like, (counts.get(like) ?? 0) + 1);
        return isIt(act, counts.get(like)!);
      });
      expect(found, name).toBeGreaterThanOrEqual(0);
      for (const act of [found + 1, found + 2].filter((one) => !tried.has(one))) {
        tried.add(act);
        await dieAt(act, `${name}: ${whole[act - 1]}`);
      }
    }
  });

  test('at every other act too', async () => {
    await walkUntil();
    const { length } = journal;
    expect(length).toBeGreaterThan(30);
    for (let act = 1; act <= length; act += 1) if (!tried.has(act)) await dieAt(act, `act ${act} of ${length}`);
  });
});

/** Acts at which it has died already. */
const tried = new Set<number>();

async function dieAt(act: number, name: string): Promise<void> {
  const walked = await walkUntil(act);
  const at = journal[act - 1];
  expect(walked.died, name).toBe(true);
  try {
    await expectItArrives(walked);
  } catch (error) {
    throw new Error(`after dying at ${name} (${at})`, { cause: error });
  }
}
