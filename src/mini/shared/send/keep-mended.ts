import type { NewApplication } from '../../../contract/apply.contract.ts';
import { toBase64 } from '../base64.ts';
import { phoneProblem } from '../http/problem.ts';
import { dropPhoto } from '../keep/keep.ts';
import { useSession } from '../session.store.ts';
import type { SealedParcel } from './parcel.ts';
import { sealPhoto } from './seal-parcel.ts';
import { sealJson } from './seal.ts';
import { useWaiting } from './waiting.store.ts';

/** What was asked anew: the county lays answers over the first name by name, and consents and papers one by one. */
export type MendedPart = {
  applicant?: Partial<NewApplication['applicant']>;
  facts?: NewApplication['facts'];
  consents?: NewApplication['consents'];
  papers?: NewApplication['papers'];
};

/** Seals it as a further envelope beside the first, and lets the parcel go. Throws 'phone-full', and then nothing has changed. */
export async function keepMended(parcel: SealedParcel, part: MendedPart): Promise<void> {
  const envelope = await sealJson(part, parcel.key);
  if (!envelope) throw phoneProblem('not-understood');
  const { problem: _mended, ...rest } = parcel;
  const by = useSession().phone || parcel.by;
  const again = part.papers ?? [];
  useWaiting().addParcel({
    ...rest,
    ...(by ? { state: 'waiting', by } : { state: 'needs-sign-in' }),
    attempts: 0,
    notBefore: 0,
    envelopes: [...parcel.envelopes, toBase64(envelope)],
    papers: parcel.papers.map((paper) => again.find(({ paperId }) => paperId === paper.paperId) ?? paper),
    confirmed: parcel.confirmed.filter((id) => !again.some(({ paperId }) => paperId === id)),
  });
}

/**
 * Another photo of what `paperId` was to show, under the same id: so it takes the other's place at the county too. The plain one goes
 * once the sealed one is written down.
 */
export async function keepRetaken(parcel: SealedParcel, paperId: string, taken: { paperId: string; sha256: string }): Promise<void> {
  const former = parcel.papers.find((paper) => paper.paperId === paperId);
  if (!former) throw phoneProblem('not-understood');
  // What was taken over is photographed after all.
  const { copyOf: _noMore, ...shows } = former;
  const sealed = await sealPhoto({ ...shows, ...taken }, parcel.key, paperId);
  if (sealed === 'cannot') throw phoneProblem('not-understood');
  await keepMended(parcel, { papers: [sealed] });
  await dropPhoto(taken.paperId);
}
