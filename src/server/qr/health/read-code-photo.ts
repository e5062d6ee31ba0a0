import { mediaTypeOf } from '../../../rules/media-type.ts';
import type { CodeBook } from '../../places/index.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { findPhoto } from './check.store.ts';
import { isHers } from './is-hers.ts';

/** One photo of a code in her places, unsealed for this look; recorded before it is shown. */
export async function readCodePhoto(
  house: House,
  book: CodeBook,
  scope: StaffScope,
  id: string,
): Promise<{ bytes: Buffer; mediaType: string }> {
  const { db, vault, files } = house;
  const photo = await findPhoto(db, scope, id);
  const village = photo && book.findVillage(photo.village);
  if (!village || !isHers(scope, village)) throw new Problem('not-found');
  await recordLook(house, db, scope, { act: 'opened', whatKind: 'code-photo', what: id });
  const at = { column: 'code_photo.file', county: scope.county, row: id };
  const bytes = vault.openBytes(vault.key(scope.county, 'people'), at, await files.read(photo.file));
  return { bytes, mediaType: mediaTypeOf(bytes)! };
}
