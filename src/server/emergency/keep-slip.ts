import { createHash } from 'node:crypto';
import type { KeptPaper } from '../../contract/apply.contract.ts';
import { mediaTypeOf } from '../../rules/media-type.ts';
import { getMatterToActOn } from '../matter/index.ts';
import { recordLook } from '../platform/audit.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { StaffScope } from '../platform/scope.ts';
import { findSlip, insertSlip } from './emergency.store.ts';
import { getEmergency } from './get-emergency.ts';
import { keyOf } from './key-of.ts';

/** A photo of the slip she signed, sealed among the papers of the application. The same again answers the same. */
export async function keepSlip(
  house: House,
  scope: StaffScope,
  slip: { id: string; paperId: string; sha256: string; bytes: Buffer },
): Promise<KeptPaper> {
  const { vault, files, clock } = house;
  const row = await getEmergency(house.db, scope, slip.id);
  if (!row.matter) throw new Problem('not-found', { because: 'no matter yet' });
  const { application, account } = await getMatterToActOn(house, scope, row.matter);
  if (createHash('sha256').update(slip.bytes).digest('hex') !== slip.sha256) throw new Problem('paper-damaged');
  const mediaType = mediaTypeOf(slip.bytes);
  if (!mediaType) throw new Problem('paper-not-a-photo');
  const digest = vault.hash('paper', slip.sha256);
  const answer = { paperId: slip.paperId, sha256: slip.sha256 };
  const known = await findSlip(house.db, scope, slip.paperId);
  if (known) return sameOrRefuse(known);

  const key = await keyOf(house, house.db, scope, row);
  const file = await files.keep(vault.seal(key, { column: 'paper.file', county: scope.county, row: slip.paperId }, slip.bytes));
  const now = clock.now();
  const inserted = await house.db.transaction().execute(async (tx) => {
    const fresh = await insertSlip(tx, {
      county: scope.county,
      id: slip.paperId,
      application,
      account,
      kind: 'slip',
      digest,
      bytes: slip.bytes.length,
      media_type: mediaType,
      file,
      born_at: now,
      listed_at: now,
    });
    if (fresh) await recordLook(house, tx, scope, { act: 'added', whatKind: 'paper', what: slip.paperId });
    return fresh;
  });
  if (inserted) return answer;
  await files.remove(file);
  return sameOrRefuse((await findSlip(house.db, scope, slip.paperId))!);

  function sameOrRefuse(paper: NonNullable<Awaited<ReturnType<typeof findSlip>>>): KeptPaper {
    if (paper.application !== application) throw new Problem('not-found');
    if (paper.kind !== 'slip' || !vault.sameHash(paper.digest, digest)) throw new Problem('already-sent-differently');
    return answer;
  }
}
