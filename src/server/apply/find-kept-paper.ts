import type { KeptPaper } from '../../contract/apply.contract.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { CitizenScope } from '../platform/scope.ts';
import { countPapers, findApplicationBySubmission, findPaperById } from './apply.store.ts';
import type { PaperSaid } from './keep-picture.ts';

/**
 * The answer given before, if this paper is here already; nothing if it may come in. Refuses what could not come in anyway before
 * anything dear is done: another's, another one under the same id, after the form, one too many.
 */
export async function findKeptPaper({ db, vault, settings }: House, scope: CitizenScope, said: PaperSaid): Promise<KeptPaper | undefined> {
  const application = await findApplicationBySubmission(db, scope, said.submissionId);
  if (application && (application.account !== scope.account || !application.key_wrapped)) throw new Problem('not-found');
  const row = await findPaperById(db, scope, said.paperId);
  if (row) {
    if (row.account !== scope.account || row.application !== application?.id) throw new Problem('not-found');
    if (row.kind !== said.kind || !vault.sameHash(row.digest, vault.hash('paper', said.sha256)))
      throw new Problem('already-sent-differently');
    return { paperId: said.paperId, sha256: said.sha256 };
  }
  if (application?.submitted_at) throw new Problem('already-sent-differently');
  if (application) refuseTooMany(await countPapers(db, scope, application.id), settings.photos.perApplication);
  return undefined;
}

export function refuseTooMany(kept: number, most: number): void {
  if (kept >= most) throw new Problem('too-many-papers', { text: `一件最多收${most}张照片。先交上，别的以后补。` });
}
