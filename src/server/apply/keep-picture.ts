import type { KeptPaper } from '../../contract/apply.contract.ts';
import { keepWithRow } from '../platform/begun-files.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { CitizenScope } from '../platform/scope.ts';
import { countPapers, insertPaper, lockApplication } from './apply.store.ts';
import { beginOrLock } from './begin-application.ts';
import { findKeptPaper, refuseTooMany } from './find-kept-paper.ts';

/** What is said of a paper beside its picture. */
export interface PaperSaid {
  paperId: string;
  submissionId: string;
  village: string;
  kind: string;
  /** Of the bytes as the phone sent them: by it the form lists this paper. */
  sha256: string;
  copiedFrom?: string;
}

export interface Picture {
  bytes: Buffer;
  mediaType: string;
}

/** Seals a picture under its application's key and keeps it with its row; whoever comes second with the same gets the same answer. */
export async function keepPicture(house: House, scope: CitizenScope, said: PaperSaid, picture: Picture): Promise<KeptPaper> {
  const { vault, db, clock, settings } = house;
  const application = await db.transaction().execute((tx) => beginOrLock(house, tx, scope, said));
  const sealed = vault.seal(application.key, { column: 'paper.file', county: scope.county, row: said.paperId }, picture.bytes);
  const outcome = await keepWithRow(house, scope, sealed, async (tx, file) => {
    const stands = await lockApplication(tx, scope, said.submissionId);
    if (!stands || stands.submitted_at) return false;
    refuseTooMany(await countPapers(tx, scope, application.id), settings.photos.perApplication);
    return insertPaper(tx, {
      county: scope.county,
      id: said.paperId,
      application: application.id,
      account: scope.account,
      kind: said.kind,
      digest: vault.hash('paper', said.sha256),
      bytes: picture.bytes.length,
      media_type: picture.mediaType,
      file,
      born_at: clock.now(),
      listed_at: null,
      copied_from: said.copiedFrom ?? null,
    });
  });
  if (outcome === 'written') return { paperId: said.paperId, sha256: said.sha256 };
  const known = await findKeptPaper(house, scope, said);
  if (known) return known;
  // Begun, and thrown away as never sent between two statements.
  throw new Problem('try-again-later', { because: 'the application was swept meanwhile', retryAfterSeconds: 1 });
}
