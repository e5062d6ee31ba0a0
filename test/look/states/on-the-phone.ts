import type { LiaisonVillages } from '../../../src/contract/codes.contract.ts';
import type { Catalogue, Fact, Program } from '../../../src/contract/learn.contract.ts';
import type { Session } from '../../../src/contract/people.contract.ts';
import type { ProblemCode } from '../../../src/contract/problem-codes.ts';
import { problemStatus } from '../../../src/contract/problem-codes.ts';
import { answerFact, answerGate } from '../../../src/mini/apply/answer-question.ts';
import { buildApplication } from '../../../src/mini/apply/build-application.ts';
import { isAnswered, stepsOf, type Told } from '../../../src/mini/apply/steps.ts';
import { sayHukou } from '../../../src/mini/apply/who/hukou.ts';
import { compileCatalogue } from '../../../src/rules/precheck/compile-catalogue.ts';
import type { PrecheckData } from '../../../src/rules/precheck/precheck-data.ts';
import { encodeInk } from '../../../src/rules/ink/encode-ink.ts';
import { newDraft, type Answer, type Draft } from '../../../src/mini/shared/send/draft.ts';
import { labelOf, newerThanReadable, type ReadableParcel, type SealedParcel } from '../../../src/mini/shared/send/parcel.ts';
import { words as countyWords } from '../../../src/server/platform/words.ts';
import { keptCatalogue } from '../../helpers/told-catalogue.ts';
import { inventedIdNumber } from '../../helpers/villager.ts';
import type { World } from '../build-world.ts';
import type { Refusal } from '../page-states.ts';

/* What lies on a phone, in the app's own words and under its own keys. */

export type Kept = Record<string, unknown>;

export const programHere = 'temp-assist-expense';

/** The window of a town as long as they come. */
export const station = {
  address: '海丰街道便民服务中心一楼，社会救助窗口，进门左手第三个',
  hours: '周一到周五，上午8:30到12:00，下午1:30到5:30',
  phone: '16900009101',
};

/** Two villages: one that she has looked at, one that she has not. */
export function liaisonVillages({ village }: World): LiaisonVillages {
  const { town, codeId } = village;
  return {
    villages: [
      { village: village.village, town, codeId, lastCheckOn: '2026-11-20', finding: 'covered' },
      { village: { id: 'v-2', name: '南十里铺社区（南）十里铺村' }, town, codeId: '371623002251ABQGMQE' },
    ],
  };
}

/** A phone that has settled in a village, and has looked at its catalogue. */
export function settled(world: World, session?: Session): Kept {
  return {
    ...justSettled(world, session),
    catalogue: keptCatalogue(world.catalogue, world.village.codeId),
  };
}

/** A phone that knows its village and nothing else yet. */
export function justSettled({ village }: World, session?: Session): Kept {
  return { village, ...(session ? { [`session:${village.county.id}`]: session } : {}) };
}

export function withDraft(kept: Kept, draft: Draft): Kept {
  return { ...kept, drafts: [draft.submissionId], [`draft:${draft.submissionId}`]: draft };
}

export function withParcels(kept: Kept, ...parcels: (ReadableParcel | SealedParcel)[]): Kept {
  const each = parcels.map((parcel) => [`parcel:${parcel.submissionId}`, parcel]);
  return { ...kept, parcels: parcels.map(({ submissionId }) => submissionId), ...Object.fromEntries(each) };
}

/** What this phone number was told a moment ago, as the app itself keeps it. Loaded here alone: npm run lint reads the states without a phone. */
export async function withLastSeen(kept: Kept, { phone }: Session, what: string, told: unknown): Promise<Kept> {
  const { rememberSeen } = await import('../../../src/mini/shared/keep/last-seen.ts');
  const { phone: phoneInMemory } = await import('../../mini/helpers/taro-stub.ts');
  rememberSeen(phone, what, told);
  return { ...kept, 'last-seen': JSON.parse(phoneInMemory.storage.get('last-seen')!) as unknown };
}

export function programOf(catalogue: Catalogue, id = programHere): Program {
  return catalogue.programs.find((program) => program.id === id)!;
}

/** An application just begun. */
export async function emptyDraft(world: World): Promise<Draft> {
  const { county, town, village, codeId } = world.village;
  return newDraft({
    villageCode: codeId,
    village: `${county.name} · ${town.name} · ${village.name}`,
    programs: [programHere],
    programName: programOf(world.catalogue).name,
  });
}

/** An application with every answer given, for a neighbour with a long name, papers to follow. */
export async function fullDraft(world: World): Promise<Draft> {
  const draft = answerAll(world, { ...(await emptyDraft(world)), facts: { 'household.size': 1 } });
  const program = programOf(world.catalogue);
  return {
    ...draft,
    applicant: {
      called: '',
      name: '阿依古丽·买买提江',
      idNumber: inventedIdNumber(7),
      address: '2组，村东头第三家，门口有棵大槐树',
      filledBy: 'neighbour',
    },
    later: program.papers.filter((paper) => paper.how === 'ask').map((paper) => paper.kind),
    consents: Object.fromEntries(world.catalogue.consents.map(({ kind, version }) => [kind, version])),
    signatures: [{ by: 'm1', kind: 'hand', strokes: inventedInk }],
  };
}

/** A short stroke to and fro, as `rules/ink` writes it. */
const inventedInk = encodeInk([Array.from({ length: 40 }, (_none, at) => ({ x: 100 + at * 10, y: 150 + (at % 5) * 30, t: at * 20 }))]);

const toldIn = ({ catalogue }: World): Told => ({ catalogue, compiled: compileCatalogue(catalogue as PrecheckData, '2026-11-24') });

/** Every question of these programs, one after the other. */
export function answerAll(world: World, draft: Draft): Draft {
  const told = toldIn(world);
  let now = draft;
  for (;;) {
    if (now.hukou === '' && stepsOf(now, told).some(({ id }) => id === 'hukou')) now = sayHukou(now, 'here');
    const open = stepsOf(now, told).find((step) => (step.kind === 'fact' || step.kind === 'gate') && !isAnswered(step, now));
    if (open?.kind === 'gate') now = answerGate(now, told.catalogue, open, []);
    else if (open?.kind === 'fact') now = answerFact(now, told.catalogue, open, answerTo(open.fact));
    else return now;
  }
}

function answerTo(fact: Fact): Answer {
  if (fact.type === 'boolean') return true;
  if (fact.type === 'choice') return fact.choices![0]!.value;
  return fact.type === 'yuan' ? 12_345_678 : 12;
}

/** An application that she has sent off, and what has become of it. */
export async function parcelOf(world: World, become: Partial<ReadableParcel>): Promise<ReadableParcel> {
  const draft = await fullDraft(world);
  const application = buildApplication(draft, toldIn(world));
  return {
    state: 'waiting',
    submissionId: draft.submissionId,
    ...labelOf(draft, application),
    papers: application.papers,
    draft,
    application,
    confirmed: [],
    attempts: 1,
    notBefore: Date.now() + 3_600_000,
    ...become,
  };
}

/** The same as nobody can read it any more. */
export async function sealedParcelOf(world: World, become: Partial<SealedParcel>): Promise<SealedParcel> {
  const { application: _sealed, draft, ...rest } = await parcelOf(world, {});
  return {
    ...rest,
    draft: { vocabulary: newerThanReadable, programName: draft.programName },
    envelopes: ['A'.repeat(120)],
    key: { id: 1, key: 'A'.repeat(43) + '=' },
    ...become,
  };
}

/** A refusal in the county's own words. */
export function refusal(code: ProblemCode, more: { field?: string } = {}): Refusal {
  return { status: problemStatus[code], code, ...countyWords[code], ...more };
}
