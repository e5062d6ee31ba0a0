import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { newDraft, type Draft } from '../../src/mini/shared/send/draft.ts';
import { useHousehold } from '../../src/mini/shared/household.store.ts';
import { recall } from '../../src/mini/shared/keep/keep.ts';
import { ageInWords, recallSeen, rememberSeen } from '../../src/mini/shared/keep/last-seen.ts';
import { post, sendWaiting } from '../../src/mini/shared/send/outbox.ts';
import { useSession } from '../../src/mini/shared/session.store.ts';
import { sweepPhotos } from '../../src/mini/shared/keep/sweep-photos.ts';
import { useWaiting } from '../../src/mini/shared/send/waiting.store.ts';
import { buildApplication } from '../../src/mini/apply/build-application.ts';
import { isAnswered, stepsOf, whereToGoOn } from '../../src/mini/apply/steps.ts';
import { whatIsWrong } from '../../src/mini/apply/what-is-wrong.ts';
import { deviceId } from '../../src/mini/me/device-id.ts';
import type { Catalogue } from '../../src/contract/learn.contract.ts';
import { keptCatalogue } from '../helpers/told-catalogue.ts';
import { catalogue as whole, village } from './helpers/kangjia.ts';
import { inventedId, newPhone, receipt, signIn, switchOn, writtenDraft } from './helpers/phone.ts';
import { phone } from './helpers/taro-stub.ts';

/** A few of everything: the whole one is read 400 times over. */
const fewPrograms = whole.programs.filter(({ id }) => ['temp-assist-expense', 'dibao-family', 'legal-aid', 'student-loan'].includes(id));
const said = new Set(fewPrograms.flatMap(({ figures }) => figures.flatMap(({ parameter = '' }) => parameter)));
const catalogue: Catalogue = {
  ...whole,
  programs: fewPrograms,
  parameters: whole.parameters.filter(({ id }) => said.has(id)),
  facts: whole.facts.filter(({ id }) => fewPrograms.some(({ asks }) => asks.includes(id))),
  derived: whole.derived.slice(0, 2),
};

const seenAt = '169****0001';
const from = { villageCode: village.codeId, village: '康家村', programs: ['temp-assist-expense'], programName: '临时救助' };

/** The file also says by which procedure the county works; a phone is not told. */
function asTold(program: Catalogue['programs'][number]): Catalogue['programs'][number] {
  const { procedure: _procedure, ...told } = program as typeof program & { procedure?: string };
  return told;
}

/** A phone that has been used: something under every key. */
/** A few programs of each kind: what is damaged in one is damaged in all. */
const few: typeof catalogue = {
  ...catalogue,
  programs: catalogue.programs.filter(({ asks }, at) => asks.length > 0 || at % 20 === 0),
  parameters: catalogue.parameters.slice(0, 3),
  gates: catalogue.gates.slice(0, 1),
};

async function usedPhone(): Promise<{ draft: Draft; sent: Draft }> {
  newPhone();
  const household = useHousehold();
  household.settle(village);
  phone.storage.set('catalogue', JSON.stringify(keptCatalogue(few, village.codeId, 'W/"1"')));
  signIn();
  rememberSeen(seenAt, 'matters', { matters: [{ id: 'm' }] });
  await deviceId();
  const draft = { ...(await newDraft(from)), facts: { 'household.size': 3, 'medical.outOfPocketYear': null } };
  useWaiting().keepDraft(draft);
  const written = await writtenDraft();
  post({ ...written.draft, programs: ['another'] }, written.application);
  phone.storage.set('unnamed-photos', '[]');
  return { draft, sent: written.draft };
}

/** Everything that pages do with what was kept, as they do it. */
async function useEverything(): Promise<void> {
  switchOn();
  const household = useHousehold();
  household.remember();
  void [household.hotline, household.villageInWords, household.demo];
  useSession().enterCounty(household.village?.county.id);
  const waiting = useWaiting();
  for (const { programName, submissionId } of waiting.newer)
    expect([typeof programName, typeof submissionId]).toEqual(['string', 'string']);
  for (const parcel of waiting.open) {
    void parcel.draft.programName.length;
    parcel.receipt?.matters.map(({ lookBy }) => lookBy.words.length);
  }
  for (const program of household.catalogue?.programs ?? []) {
    const steps = stepsOf(program, household.catalogue!);
    for (const draft of waiting.drafts) {
      void whereToGoOn(steps, draft);
      for (const step of steps) if (!isAnswered(step, draft)) void whatIsWrong(step, draft);
      void buildApplication(draft, program, household.catalogue!);
    }
  }
  const seen = recallSeen<{ matters: { id: string }[] }>(seenAt, 'matters');
  if (seen) void [ageInWords(seen), seen.told.matters.map(({ id }) => id.length)];
  expect(await deviceId()).toMatch(/^[0-9a-f-]{36}$/);
  await sendWaiting();
  await sweepPhotos();
  rememberSeen(seenAt, 'matters', { matters: [] });
  // And she can write.
  const draft = await newDraft({ ...from, programs: ['written-now'] });
  waiting.keepDraft(draft);
  switchOn();
  expect(useWaiting().drafts.map(({ submissionId }) => submissionId)).toContain(draft.submissionId);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
}

beforeEach(newPhone);

describe('a storage that was damaged', () => {
  /** Garbage, truncated, of other types, or the right thing with one part of it replaced. */
  const damage = fc.oneof(
    fc.record({ how: fc.constant('text' as const), text: fc.string() }),
    fc.record({ how: fc.constant('cut' as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
    fc.record({ how: fc.constant('value' as const), value: fc.jsonValue() }),
    fc.record({ how: fc.constant('part' as const), which: fc.nat(), value: fc.jsonValue() }),
    fc.record({ how: fc.constant('pollution' as const), which: fc.nat() }),
    fc.record({ how: fc.constant('gone' as const) }),
  );

  type Damage = Extract<typeof damage, fc.Arbitrary<unknown>> extends fc.Arbitrary<infer T> ? T : never;

  /** Every place inside a value: its owner and its name there. */
  /** What a rule is, the engine says itself. */
  const readByTheEngine = new Set(['rule', 'compute', 'default', 'says', 'compares', 'when']);

  function placesIn(value: unknown): [Record<string, unknown>, string][] {
    if (typeof value !== 'object' || value === null) return [];
    const owner = value as Record<string, unknown>;
    const names = Object.keys(owner).filter((name) => !readByTheEngine.has(name));
    return names.flatMap((name): [Record<string, unknown>, string][] => [[owner, name], ...placesIn(owner[name])]);
  }

  function damaged(text: string, done: Damage): string | undefined {
    if (done.how === 'gone') return undefined;
    if (done.how === 'text') return done.text;
    if (done.how === 'value') return JSON.stringify(done.value);
    if (done.how === 'cut') return text.slice(0, Math.floor(text.length * done.at));
    const value: unknown = JSON.parse(text);
    const places = placesIn(value);
    const place = places[done.which % Math.max(1, places.length)];
    if (done.how === 'pollution') {
      const at = (place && typeof place[0][place[1]] === 'object' && place[0][place[1]]) || value;
      return JSON.stringify(at) === undefined || typeof at !== 'object' || at === null
        ? text
        : JSON.stringify(value).replace(
            JSON.stringify(at),
            `{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}`,
          );
    }
    if (place) place[0][place[1]] = done.value;
    return JSON.stringify(value);
  }

  test('anywhere, in any way, lets the phone start, show what can be read, and be written on', async () => {
    await usedPhone();
    const kept = [...phone.storage];
    const keys = kept.map(([key]) => key.replace(/:.*/, ':'));
    expect(keys.toSorted()).toEqual([
      'catalogue',
      'device',
      'draft:',
      'drafts',
      'last-seen',
      'parcel:',
      'parcels',
      'session:',
      'unnamed-photos',
      'village',
    ]);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(damage, { freq: 2 }), { minLength: kept.length, maxLength: kept.length }), async (damages) => {
        phone.storage.clear();
        for (const [at, [key, text]] of kept.entries()) {
          const done = damages[at];
          const left = done ? damaged(text, done) : text;
          if (left !== undefined) phone.storage.set(key, left);
        }
        await useEverything();
      }),
      { numRuns: 400 },
    );
  });

  test('in any one place of the village or the catalogue has it asked for again', async () => {
    const small = { ...few, programs: few.programs.slice(0, 2).map(asTold), facts: few.facts.slice(0, 3) };
    const kept = {
      village: { ...village, liaison: { name: '刘', phone: '16900000009' } },
      kept: keptCatalogue({ ...small, derived: [], lifeEvents: small.lifeEvents.slice(0, 1) }, village.codeId, '"1"'),
    };
    for (const [key, sound] of Object.entries(kept)) {
      for (let at = 0; at < placesIn(sound).length; at += 1) {
        const copy: unknown = JSON.parse(JSON.stringify(sound));
        const [owner, name] = placesIn(copy)[at]!;
        owner[name] = { odd: true };
        phone.storage.set('village', JSON.stringify(village));
        phone.storage.set(key === 'kept' ? 'catalogue' : key, JSON.stringify(copy));
        switchOn();
        useHousehold().remember();
        expect(useHousehold()[key as 'village' | 'kept'], `${key}, place ${name}`).toBeUndefined();
      }
    }
  });

  test('nowhere is taken as it is', async () => {
    const { draft, sent } = await usedPhone();
    switchOn();
    useHousehold().remember();
    expect(useHousehold().village).toEqual(village);
    expect(useHousehold().catalogue).toEqual({ ...few, facts: few.facts });
    expect(useWaiting().drafts).toMatchObject([draft].map(({ facts }) => ({ facts })));
    expect(useWaiting().parcels).toMatchObject([{ submissionId: sent.submissionId }]);
    expect(recallSeen(seenAt, 'matters')).toMatchObject({ told: { matters: [{ id: 'm' }] } });
  });

  test('in its lists hides neither a draft nor an application', async () => {
    const { draft, sent } = await usedPhone();
    phone.storage.set('drafts', '{not json');
    phone.storage.delete('parcels');
    switchOn();
    expect(useWaiting().drafts.map(({ submissionId }) => submissionId)).toEqual([draft.submissionId]);
    expect(useWaiting().parcels.map(({ submissionId }) => submissionId)).toEqual([sent.submissionId]);
  });

  test('in one answer loses that answer alone', async () => {
    const { draft } = await usedPhone();
    const facts = { ...draft.facts, 'household.size': { odd: true } };
    phone.storage.set(`draft:${draft.submissionId}`, JSON.stringify({ ...draft, facts, applicant: { name: '王秀英', idNumber: 7 } }));
    switchOn();
    expect(useWaiting().drafts).toMatchObject([
      { facts: { 'medical.outOfPocketYear': null }, applicant: { name: '王秀英', idNumber: '', address: '', filledBy: '' } },
    ]);
    expect(Object.keys(useWaiting().drafts[0]!.facts)).toEqual(['medical.outOfPocketYear']);
  });

  test('in what was to be sent gives back what she wrote, to be sent once more', async () => {
    const { sent } = await usedPhone();
    const parcel = recall(`parcel:${sent.submissionId}`) as { application: object };
    phone.storage.set(`parcel:${sent.submissionId}`, JSON.stringify({ ...parcel, application: { ...parcel.application, papers: 'x' } }));
    switchOn();
    expect(useWaiting().parcels).toEqual([]);
    expect(useWaiting().drafts.map(({ submissionId }) => submissionId)).toContain(sent.submissionId);
  });

  test('in what was to be sent, thrown away by her then, does not come back', async () => {
    const { sent } = await usedPhone();
    const parcel = recall(`parcel:${sent.submissionId}`) as { application: object };
    phone.storage.set(`parcel:${sent.submissionId}`, JSON.stringify({ ...parcel, application: { ...parcel.application, papers: 'x' } }));
    switchOn();
    await useWaiting().throwAway(useWaiting().findDraft(sent.submissionId)!);
    switchOn();
    expect(useWaiting().findDraft(sent.submissionId)).toBeUndefined();
    expect(JSON.stringify([...phone.storage])).not.toContain(sent.submissionId);
    expect(phone.files.size).toBe(0);
  });

  test('in what was last seen shows nothing rather than something torn', () => {
    rememberSeen(seenAt, 'matters', { matters: [{ id: 'm' }] });
    phone.storage.set('last-seen', phone.storage.get('last-seen')!.replace('[{"id":"m"}]', '7'));
    expect(recallSeen(seenAt, 'matters')).toBeUndefined();
    expect(recallSeen(seenAt, 'constructor')).toBeUndefined();
    expect(recallSeen(seenAt, '__proto__')).toBeUndefined();
  });

  test('a question called like what every object has is not answered by that', async () => {
    const draft = await newDraft(from);
    const odd = {
      id: 'constructor',
      type: 'boolean',
      scope: 'household',
      part: 'household',
      question: '',
      questionOf: '',
      example: '',
      why: '',
    };
    const program = { ...catalogue.programs[0]!, asks: ['constructor'] };
    const step = stepsOf(program, { ...catalogue, facts: [odd] }).find(({ kind }) => kind === 'fact')!;
    expect(isAnswered(step, draft)).toBe(false);
    expect(buildApplication(draft, program, catalogue).facts).toEqual({});
  });
});

describe('another tab', () => {
  test('that has sent it off meanwhile keeps it, though it is thrown away here', async () => {
    const { draft, application } = await writtenDraft();
    useWaiting().keepDraft(draft);
    const parcel = { state: 'waiting', submissionId: draft.submissionId, draft, application, confirmed: [], attempts: 0, notBefore: 0 };
    phone.storage.set(`parcel:${draft.submissionId}`, JSON.stringify(parcel));
    await useWaiting().throwAway(draft);
    switchOn();
    expect(useWaiting().parcels).toMatchObject([{ submissionId: draft.submissionId }]);
  });

  test('that has sent it meanwhile is believed: no photo is missed', async () => {
    const { draft, application } = await writtenDraft();
    signIn();
    post(draft, application);
    const kept = recall(`parcel:${draft.submissionId}`) as object;
    phone.storage.set(`parcel:${draft.submissionId}`, JSON.stringify({ ...kept, state: 'sent', receipt }));
    phone.files.clear();
    await sendWaiting();
    expect(phone.asked).toEqual([]);
    expect(useWaiting().findParcel(draft.submissionId)).toMatchObject({ state: 'sent', receipt: { number: receipt.number } });
  });
});

test('what the county has got is no longer written on the phone', async () => {
  const { draft, application } = await writtenDraft();
  signIn();
  post({ ...draft, applicant: { called: '我', name: '王秀英', idNumber: inventedId, address: '2组', filledBy: 'self' } }, application);
  expect(JSON.stringify([...phone.storage])).toContain(inventedId);
  phone.answer = ({ method, url, header }) => ({
    statusCode: method === 'PUT' ? 200 : 201,
    data: JSON.stringify(method === 'PUT' ? { paperId: url.split('/').at(-1), sha256: header['x-sha256'] } : receipt),
  });
  await sendWaiting();
  expect(useWaiting().parcels).toMatchObject([{ state: 'sent', draft: { programName: draft.programName } }]);
  expect(JSON.stringify([...phone.storage])).not.toContain(inventedId);
});
