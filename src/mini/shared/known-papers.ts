import type { KnownPapers } from '../../contract/after.contract.ts';
import { askForHer } from './http/ask-for-her.ts';
import { call } from './http/http.ts';
import { asProblem } from './http/problem.ts';
import { recallSeen } from './keep/last-seen.ts';
import { useSession } from './session.store.ts';

export type KnownPaper = KnownPapers['papers'][number];

/**
 * Papers of a kind that this number sent earlier and may be taken over, the newest first. Without a session or a network what was told last;
 * nothing of it is ever in the way of a new photo.
 */
export async function findKnownPapers(kind: string): Promise<KnownPaper[]> {
  const session = useSession();
  if (!session.signedIn) return [];
  try {
    return ofKind(await askForHer('known-papers', () => call('listKnownPapers', {})), kind);
  } catch (error) {
    asProblem(error);
    return ofKind(recallSeen<KnownPapers>(session.phone, 'known-papers')?.told, kind);
  }
}

const ofKind = (known: KnownPapers | undefined, kind: string): KnownPaper[] => known?.papers.filter((paper) => paper.kind === kind) ?? [];
