import type { NewApplication } from '../../contract/apply.contract.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { CitizenScope } from '../platform/scope.ts';
import { listPapersById } from './apply.store.ts';

/** Every photo the form lists has arrived for this application, whole; so has every photo of a signature. Says whether one was taken over. */
export async function checkPapers(
  house: House,
  tx: Tx,
  scope: CitizenScope,
  application: string,
  body: NewApplication,
): Promise<{ hasCopies: boolean }> {
  const ofSignatures = (body.signatures ?? []).flatMap(({ paperId }) => paperId ?? []);
  const kept = new Map((await listPapersById(tx, scope, application)).map((paper) => [paper.id, paper]));
  for (const paper of body.papers) {
    const row = kept.get(paper.paperId);
    if (!row || row.kind !== paper.kind || !house.vault.sameHash(row.digest, house.vault.hash('paper', paper.sha256)))
      throw new Problem('papers-missing');
  }
  if (ofSignatures.some((id) => !kept.has(id))) throw new Problem('papers-missing');
  return { hasCopies: [...kept.values()].some((paper) => paper.copied_from !== null) };
}
