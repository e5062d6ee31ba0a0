import type { KnownPapers } from '../../contract/after.contract.ts';
import { maskName } from '../../rules/mask.ts';
import { askForHer } from './http/ask-for-her.ts';
import { call } from './http/http.ts';
import { asProblem } from './http/problem.ts';
import { recallSeen } from './keep/last-seen.ts';
import { newId } from './new-id.ts';
import type { DraftPaper } from './send/draft.ts';
import { useSession } from './session.store.ts';
import { sha256 } from './sha256.ts';

export type KnownPaper = KnownPapers['papers'][number];

interface Wanted {
  kind: string;
  /** The member it is of, where it is a person's. */
  whose: string | undefined;
  /** By name; only his own papers are offered. */
  applicant: string;
}

/**
 * Papers that this number sent earlier for the same person and that may be taken over, the newest first. Without a session or a network
 * what was told last; nothing of it is ever in the way of a new photo.
 */
export async function findKnownPapers(wanted: Wanted): Promise<KnownPaper[]> {
  const session = useSession();
  if (!session.signedIn || !wanted.applicant) return [];
  try {
    return fitting(await askForHer('known-papers', () => call('listKnownPapers', {})), wanted);
  } catch (error) {
    asProblem(error);
    return fitting(recallSeen<KnownPapers>(session.phone, 'known-papers')?.told, wanted);
  }
}

/** Named in the draft instead of a photo; its digest only makes the request repeatable, for the phone has no bytes of it. */
export async function takeOver({ paperId: copyOf, kind }: KnownPaper, whose: string | undefined): Promise<DraftPaper> {
  const paperId = await newId();
  const digest = sha256(Uint8Array.from(paperId, (character) => character.charCodeAt(0)).buffer);
  return { paperId, kind, sha256: digest, copyOf, ...(whose ? { whose } : {}) };
}

const fitting = (known: KnownPapers | undefined, { kind, whose, applicant }: Wanted): KnownPaper[] =>
  known?.papers
    .filter((paper) => paper.kind === kind && isApplicants(paper.whose) && isApplicants(whose) && paper.forWhom === maskName(applicant))
    .slice(0, 1) ?? [];

/** m2 of one application may be another person in the next: only what is the applicant's, or the household's, is surely the same. */
const isApplicants = (whose: string | undefined): boolean => (whose ?? 'm1') === 'm1';
