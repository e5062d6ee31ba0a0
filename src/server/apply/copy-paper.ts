import type { KeptPaper } from '../../contract/apply.contract.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { CitizenScope } from '../platform/scope.ts';
import { findSentPaper } from './apply.store.ts';
import { findKeptPaper } from './find-kept-paper.ts';
import { keepPicture, type PaperSaid } from './keep-picture.ts';

/**
 * A paper taken over from an earlier application that this account sent: opened with the old key, sealed with the new one. What is
 * another's, was never sent, is of another kind or was erased answers as if it were not there. That both are of the same applicant is
 * asked when the form comes (`refuse-foreign-copies.ts`): before, nobody knows whom the new one is for.
 */
export async function copyPaper(house: House, scope: CitizenScope, said: PaperSaid & { copiedFrom: string }): Promise<KeptPaper> {
  const known = await findKeptPaper(house, scope, said);
  if (known) return known;
  const { vault, db, files } = house;
  const paper = await findSentPaper(db, scope, said.copiedFrom);
  if (!paper?.key_wrapped || paper.kind !== said.kind) throw new Problem('not-found');
  const key = vault.applicationKey(scope.county, paper.application, paper.key_wrapped);
  const at = { column: 'paper.file', county: scope.county, row: paper.id };
  const bytes = vault.openBytes(key, at, await files.read(paper.file));
  return keepPicture(house, scope, said, { bytes, mediaType: paper.media_type });
}
