import { type CodeBook, deputyFor } from '../../places/index.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { findManifest } from '../posters.store.ts';
import { getJob } from './get-job.ts';
import { nameFile, type FileName } from './name-file.ts';
import { whyNoFile } from './why-no-file.ts';

/** Which code and village stands on which page, as CSV. It outlives the file: the sheets hang for years. */
export async function downloadManifest(house: House, book: CodeBook, scope: StaffScope, id: string): Promise<FileName & { bytes: Buffer }> {
  const { db } = house;
  const row = await getJob(db, book, scope, id);
  const manifest = await findManifest(db, scope, id);
  if (manifest === undefined) throw whyNoFile(row, 'manifest');
  await recordLook(house, db, scope, { act: 'exported', whatKind: 'posters', what: id, forWhom: deputyFor(book, scope, row.places) });
  return { ...nameFile(book, row), bytes: Buffer.from(manifest) };
}
