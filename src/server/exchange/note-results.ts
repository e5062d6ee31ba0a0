import type { ResultReport } from '../../contract/exchange.contract.ts';
import type { CatalogueShelf } from '../learn/index.ts';
import { recordLook } from '../platform/audit.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import { Problem } from '../platform/problem.ts';
import { forWhom, type StaffScope } from '../platform/scope.ts';
import { insertResult } from './exchange.store.ts';
import { judgeResults, reportOf, type Judged } from './judge-results.ts';

/** Notes what a file says, once its trial has been read: only the very file that was tried. The same file again changes nothing. */
export async function noteResults(
  house: House,
  shelf: CatalogueShelf,
  scope: StaffScope,
  { bytes, sha256 }: { bytes: unknown; sha256: string },
): Promise<ResultReport> {
  if (!Buffer.isBuffer(bytes)) throw new Problem('file-unreadable');
  const { judged, ...file } = await judgeResults(house, shelf, scope, bytes);
  if (file.sha256 !== sha256) throw new Problem('file-differs');
  const after: Judged[] = await house.db.transaction().execute(async (tx) => {
    const done: Judged[] = [];
    for (const one of judged) {
      if (!one.note || one.verdict === 'already-noted') {
        done.push(one);
        continue;
      }
      const { matter, row, digest } = one.note;
      const id = newId(house.clock);
      const key = house.vault.applicationKey(scope.county, matter.application, matter.key_wrapped!);
      const { provinceNumber, word, reason } = row;
      const inserted = await insertResult(tx, {
        county: scope.county,
        id,
        matter: matter.id,
        state: row.state,
        on_day: row.day,
        sealed: house.vault.sealJson(
          key,
          { column: 'province_result.sealed', county: scope.county, row: id },
          { provinceNumber, word, reason },
        ),
        digest,
        noted_at: house.clock.now(),
        noted_by: scope.staff,
      });
      if (inserted)
        await recordLook(house, tx, scope, { act: 'noted', whatKind: 'matter', what: matter.id, forWhom: forWhom(scope, matter)?.staff });
      done.push(inserted ? one : { ...one, verdict: 'already-noted', text: '以前记过了，不用再记' });
    }
    return done;
  });
  const told = after.map((one) =>
    one.verdict === 'will-note' ? { ...one, verdict: 'noted', text: one.text.replace('会记上', '记上了') } : one,
  );
  return reportOf({ ...file, judged: told as Judged[] });
}
