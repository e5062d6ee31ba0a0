import type { Readable } from 'node:stream';
import type { KeptPaper } from '../../contract/apply.contract.ts';
import { getMatterToActOn } from '../matter/index.ts';
import { recordLook } from '../platform/audit.ts';
import { keepWithRow } from '../platform/begun-files.ts';
import type { House } from '../platform/house.ts';
import { withPhoto } from '../platform/photo/with-photo.ts';
import { Problem } from '../platform/problem.ts';
import type { StaffScope } from '../platform/scope.ts';
import { findSlip, insertSlip } from './emergency.store.ts';
import { getEmergency } from './get-emergency.ts';
import { keyOf } from './key-of.ts';

/** A photo of the slip she signed, drawn anew and sealed among the papers of the application. The same again answers the same. */
export async function keepSlip(
  house: House,
  scope: StaffScope,
  slip: { emergencyId: string; id: string; sha256: string; body: Readable | undefined },
): Promise<KeptPaper> {
  const { vault, clock } = house;
  const row = await getEmergency(house.db, scope, slip.emergencyId);
  if (!row.matter) throw new Problem('not-found', { because: 'no matter yet' });
  const { application, account } = await getMatterToActOn(house, scope, row.matter);
  const digest = vault.hash('paper', slip.sha256);
  const answer = { paperId: slip.id, sha256: slip.sha256 };
  const key = await keyOf(house, house.db, scope, row);
  return withPhoto(house, slip, async ({ redraw }) => {
    const known = await findSlip(house.db, scope, slip.id);
    if (known) return sameOrRefuse(known);
    const bytes = await redraw();
    const sealed = vault.seal(key, { column: 'paper.file', county: scope.county, row: slip.id }, bytes);
    const now = clock.now();
    const outcome = await keepWithRow(house, scope, sealed, async (tx, file) => {
      const fresh = await insertSlip(tx, {
        county: scope.county,
        id: slip.id,
        application,
        account,
        kind: 'slip',
        digest,
        bytes: bytes.length,
        media_type: 'image/jpeg',
        file,
        born_at: now,
        listed_at: now,
      });
      if (fresh) await recordLook(house, tx, scope, { act: 'added', whatKind: 'paper', what: slip.id });
      return fresh;
    });
    return outcome === 'written' ? answer : sameOrRefuse((await findSlip(house.db, scope, slip.id))!);
  });

  function sameOrRefuse(paper: NonNullable<Awaited<ReturnType<typeof findSlip>>>): KeptPaper {
    if (paper.application !== application) throw new Problem('not-found');
    if (paper.kind !== 'slip' || !vault.sameHash(paper.digest, digest)) throw new Problem('already-sent-differently');
    return answer;
  }
}
