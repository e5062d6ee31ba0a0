import { createHash } from 'node:crypto';
import { mediaTypeOf } from '../../../rules/media-type.ts';
import type { CodeEntry } from '../../places/index.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { CitizenScope } from '../../platform/scope.ts';
import { findPhoto, insertPhoto } from './check.store.ts';
import { refuseWhoIsNotLiaison } from './refuse-who-is-not-liaison.ts';

/**
 * The liaison's photo of the code on the wall, sealed under the county's key before it touches the disk: somebody may stand beside it.
 * The same again answers the same.
 */
export async function keepCodePhoto(
  house: House,
  scope: CitizenScope,
  entry: CodeEntry,
  photo: { id: string; sha256: string; bytes: Buffer },
): Promise<void> {
  const { vault, db, files, clock } = house;
  const { county, account } = scope;
  await refuseWhoIsNotLiaison(house, scope, entry.village.id);
  if (createHash('sha256').update(photo.bytes).digest('hex') !== photo.sha256) throw new Problem('paper-damaged');
  if (!mediaTypeOf(photo.bytes)) throw new Problem('paper-not-a-photo');
  const digest = vault.hash('code-photo', photo.sha256);
  const known = await findPhoto(db, scope, photo.id);
  if (known) return sameOrRefuse(known);
  const file = await files.keep(vault.seal(vault.key(county, 'people'), { column: 'code_photo.file', county, row: photo.id }, photo.bytes));
  const row = { county, id: photo.id, village: entry.village.id, sha256: digest, file, sent_by: account, sent_at: clock.now() };
  if (await insertPhoto(db, row)) return;
  await files.remove(file);
  sameOrRefuse(await findPhoto(db, scope, photo.id));

  function sameOrRefuse(stands: Awaited<ReturnType<typeof findPhoto>>): void {
    if (stands?.sent_by !== account) throw new Problem('not-found');
    if (stands.village !== entry.village.id || !vault.sameHash(stands.sha256, digest)) throw new Problem('already-sent-differently');
  }
}
