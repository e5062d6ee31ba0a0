import { type CodeBook, deputyFor } from '../../places/index.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { getJob } from './get-job.ts';
import { nameFile, type FileName } from './name-file.ts';
import { posterFileAt } from './poster-file-at.ts';
import { whyNoFile } from './why-no-file.ts';

/** The checked PDF; who took it is written down. */
export async function downloadPosters(house: House, book: CodeBook, scope: StaffScope, id: string): Promise<FileName & { bytes: Buffer }> {
  const { db, files, vault } = house;
  const row = await getJob(db, book, scope, id);
  if (row.state !== 'finished' || row.file === null) throw whyNoFile(row, 'file');
  const bytes = vault.openBytes(vault.key(scope.county, 'staff'), posterFileAt(scope.county, id), await files.read(row.file));
  await recordLook(house, db, scope, { act: 'exported', whatKind: 'posters', what: id, forWhom: deputyFor(book, scope, row.places) });
  return { ...nameFile(book, row), bytes };
}
