import type { NewApplication } from '../../../contract/apply.contract.ts';
import { villageOfCode } from '../../../rules/code-id.ts';
import { toBase64 } from '../base64.ts';
import { asProblem } from '../http/problem.ts';
import { useHousehold } from '../household.store.ts';
import { forgetPhoto, keepPhoto, recallPhoto } from '../keep/keep.ts';
import { newId } from '../new-id.ts';
import { sha256 } from '../sha256.ts';
import type { Draft } from './draft.ts';
import { labelOf, newerThanReadable, type SealedParcel } from './parcel.ts';
import { seal, sealJson, type SealingKey } from './seal.ts';

type Paper = NewApplication['papers'][number];

/**
 * The application and its photos in envelopes. Each photo lies beside the plain one, under an id of its own: whoever writes the
 * parcel down can only then drop the plain ones. Undefined where this phone cannot seal just now (no key, no randomness, no room):
 * her application goes out all the same.
 */
export async function sealParcel(draft: Draft, application: NewApplication): Promise<SealedParcel | undefined> {
  const key = sealingKeyFor(application.villageCode);
  if (!key) return undefined;
  const papers: Paper[] = [];
  const undo = async (): Promise<undefined> => void (await dropSealed(draft, { papers }));
  try {
    for (const paper of application.papers) {
      const sealed = await sealPhoto(paper, key);
      if (sealed === 'cannot') return await undo();
      papers.push(sealed);
    }
    const body = withPapers(application, papers);
    const envelope = await sealJson(body, key);
    if (!envelope) return await undo();
    const { submissionId } = application;
    return {
      state: 'waiting',
      submissionId,
      ...labelOf(draft, application),
      papers: body.papers,
      confirmed: [],
      attempts: 0,
      notBefore: 0,
      envelopes: [toBase64(envelope)],
      key,
      draft: { vocabulary: newerThanReadable, programName: draft.programName },
    };
  } catch (error) {
    asProblem(error);
    return undo();
  }
}

/**
 * Kept under `as`, or an id of its own. A photo that the phone has lost, or never had, stays as it was named: the county, or the next
 * look, says so.
 */
export async function sealPhoto(paper: Paper, key: SealingKey, as?: string): Promise<Paper | 'cannot'> {
  const bytes = paper.copyOf ? undefined : await recallPhoto(paper.paperId);
  if (!bytes) return paper;
  await breathe();
  const sealed = await seal(new Uint8Array(bytes), key);
  if (!sealed) return 'cannot';
  const paperId = as ?? (await newId());
  await keepPhoto(paperId, sealed.buffer as ArrayBuffer);
  return { ...paper, paperId, sha256: sha256(sealed.buffer as ArrayBuffer) };
}

/** A thumb’s photo is named by the signature too. */
function withPapers(application: NewApplication, papers: Paper[]): NewApplication {
  const sealedIds = new Map(application.papers.map(({ paperId }, at) => [paperId, papers[at]!.paperId]));
  const { signatures } = application;
  if (!signatures) return { ...application, papers };
  return {
    ...application,
    papers,
    signatures: signatures.map((signature) => {
      const paperId = signature.paperId && sealedIds.get(signature.paperId);
      return paperId ? { ...signature, paperId } : signature;
    }),
  };
}

/** The phone took no parcel: nothing names these. What cannot be dropped now the sweep takes. */
export async function dropSealed(draft: Draft, { papers }: { papers: Paper[] }): Promise<void> {
  const plain = new Set(draft.papers.map(({ paperId }) => paperId));
  for (const { paperId } of papers) if (!plain.has(paperId)) await forgetPhoto(paperId).catch(asProblem);
}

/** Of the county that the village lies in, whichever village of it she has opened since. */
function sealingKeyFor(villageCode: string): SealingKey | undefined {
  const { village } = useHousehold();
  const countyOf = (code: string): string => villageOfCode(code).slice(0, 6);
  return village && countyOf(village.codeId) === countyOf(villageCode) ? village.sealingKey : undefined;
}

/** Between two photos the screen may draw. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
