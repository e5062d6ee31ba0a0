import { createHash } from 'node:crypto';
import type { KeptPaper } from '../../contract/apply.contract.ts';
import { mediaTypeOf } from '../../rules/media-type.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { CitizenScope } from '../platform/scope.ts';
import { beginOrLock } from './begin-application.ts';
import { findPaperById, insertPaper } from './apply.store.ts';

export interface IncomingPaper {
  paperId: string;
  submissionId: string;
  village: string;
  kind: string;
  sha256: string;
  bytes: Buffer;
}

/**
 * One photo, sealed under the application's key before it touches the disk. The same again answers the same; the phone
 * keeps its copy until it has read this answer.
 */
export async function keepPaper(house: House, scope: CitizenScope, paper: IncomingPaper): Promise<KeptPaper> {
  const { vault, db, files, clock } = house;
  if (createHash('sha256').update(paper.bytes).digest('hex') !== paper.sha256) throw new Problem('paper-damaged');
  const mediaType = mediaTypeOf(paper.bytes);
  if (!mediaType) throw new Problem('paper-not-a-photo');
  const digest = vault.hash('paper', paper.sha256);
  const answer = { paperId: paper.paperId, sha256: paper.sha256 };

  const application = await db.transaction().execute((tx) => beginOrLock(house, tx, scope, paper));
  const known = await findPaperById(db, scope, paper.paperId);
  if (known) return sameOrRefuse();
  if (application.submitted_at) throw new Problem('already-sent-differently');

  const sealed = vault.seal(application.key, { column: 'paper.file', county: scope.county, row: paper.paperId }, paper.bytes);
  const file = await files.keep(sealed);
  const inserted = await db.transaction().execute((tx) =>
    insertPaper(tx, {
      county: scope.county,
      id: paper.paperId,
      application: application.id,
      account: scope.account,
      kind: paper.kind,
      digest,
      bytes: paper.bytes.length,
      media_type: mediaType,
      file,
      born_at: clock.now(),
      listed_at: null,
    }),
  );
  if (inserted) return answer;
  await files.remove(file);
  return sameOrRefuse(await findPaperById(db, scope, paper.paperId));

  function sameOrRefuse(row = known): KeptPaper {
    if (!row || row.account !== scope.account || row.application !== application.id) throw new Problem('not-found');
    if (row.kind !== paper.kind || !vault.sameHash(row.digest, digest)) throw new Problem('already-sent-differently');
    return answer;
  }
}
