import type { PlacesReport } from '../../../contract/places.contract.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import type { CodeBook } from '../code-book.ts';
import { findFile, lockCounty, lockFile, updateFile } from './files.store.ts';
import { judgeFile, type Covers } from './judge-file.ts';
import { openFile, readLines } from './keep-file.ts';
import { viewFile } from './view-file.ts';

interface Read {
  id: string;
  sha256: string;
  digest: string;
}

/**
 * A second person says yes to the very file and report she read: the report is made anew in the transaction that writes, and if it says
 * anything else by now, nothing is written and the new one is there to be read.
 */
export async function confirmFile(house: House, book: CodeBook, scope: StaffScope, covers: Covers, read: Read): Promise<PlacesReport> {
  const row = await findFile(house.db, scope, read.id);
  if (!row) throw new Problem('not-found', { because: 'no such file of places' });
  if (row.sha256 !== read.sha256) throw new Problem('file-differs', { text: '这不是试看的那个文件。请刷新，再看一遍。' });
  const lines = row.state === 'waiting' ? await readLines(await openFile(house, scope, row)) : [];
  const outcome = await house.db.transaction().execute(async (tx) => {
    await lockCounty(tx, scope);
    const { state, tried_by, report_digest, kind } = (await lockFile(tx, scope, read.id))!;
    if (state === 'dropped') throw new Problem('not-now', { text: '这个文件已经扔掉了。要用，请重新传。' });
    if (report_digest !== read.digest) return 'differs';
    if (state === 'confirmed') return 'done';
    if (tried_by === scope.staff) throw new Problem('not-now', { text: '您传的文件，要请一位同事来确认。' });
    const { report, write } = await judgeFile(house, tx, scope, { kind, lines, covers });
    const { digest, ...kept } = report;
    if (digest !== read.digest) {
      await updateFile(tx, scope, read.id, { report: JSON.stringify(kept), report_digest: digest });
      return 'differs';
    }
    await write(tx, read.id);
    await updateFile(tx, scope, read.id, { state: 'confirmed', closed_by: scope.staff, closed_at: house.clock.now() });
    await recordLook(house, tx, scope, { act: 'confirmed', whatKind: 'places-file', what: read.id });
    return 'done';
  });
  if (outcome === 'differs') throw new Problem('changed-meanwhile', { text: '试看以后，名册有了变化。请再看一遍新的，再确认。' });
  await book.freshen();
  return viewFile(house.db, scope, read.id);
}
