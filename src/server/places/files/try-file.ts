import { createHash } from 'node:crypto';
import type { PlacesReport } from '../../../contract/places.contract.ts';
import type { PlacesFileKind } from '../../../rules/code-kinds.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { findFile, insertFile } from './files.store.ts';
import { judgeFile, type Covers } from './judge-file.ts';
import { readLines, sealFile } from './keep-file.ts';
import { viewFile } from './view-file.ts';

interface Sent {
  id: string;
  kind: PlacesFileKind;
  name: string;
  bytes: unknown;
}

/** What a file would change; it waits for somebody else's yes. The same file under the same id again says the same. */
export async function tryFile(house: House, scope: StaffScope, covers: Covers, { id, kind, name, bytes }: Sent): Promise<PlacesReport> {
  if (!Buffer.isBuffer(bytes)) throw new Problem('file-unreadable');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const before = await findFile(house.db, scope, id);
  if (before && (before.sha256 !== sha256 || before.kind !== kind)) throw new Problem('already-sent-differently', { text: differs });
  if (before) return viewFile(house.db, scope, id);
  const lines = await readLines(bytes);
  const { report } = await judgeFile(house, house.db, scope, { kind, lines, covers });
  const { digest, ...kept } = report;
  const file = await house.files.keep(sealFile(house, scope, id, bytes));
  const inserted = await house.db.transaction().execute(async (tx) => {
    const { county, staff: tried_by } = scope;
    const row = { county, id, kind, name, sha256, file, report: JSON.stringify(kept), report_digest: digest, tried_by };
    const isNew = await insertFile(tx, { ...row, tried_at: house.clock.now(), state: 'waiting', closed_by: null, closed_at: null });
    if (isNew) await recordLook(house, tx, scope, { act: 'tried', whatKind: 'places-file', what: id });
    return isNew;
  });
  if (!inserted) {
    // The same request was faster by another way.
    await house.files.remove(file);
    return tryFile(house, scope, covers, { id, kind, name, bytes });
  }
  return viewFile(house.db, scope, id);
}

const differs = '这个编号下已经有别的文件。请重新选文件，再试。';
