import type { Readable } from 'node:stream';
import type { CodeEntry } from '../../places/index.ts';
import { keepWithRow } from '../../platform/begun-files.ts';
import type { House } from '../../platform/house.ts';
import { withPhoto } from '../../platform/photo/with-photo.ts';
import { Problem } from '../../platform/problem.ts';
import type { CitizenScope } from '../../platform/scope.ts';
import { findPhoto, insertPhoto } from './check.store.ts';
import { refuseWhoIsNotLiaison } from './refuse-who-is-not-liaison.ts';

/**
 * The liaison's photo of the code on the wall, drawn anew and sealed under the county's key: somebody may stand beside it.
 * The same again answers the same.
 */
export async function keepCodePhoto(
  house: House,
  scope: CitizenScope,
  entry: CodeEntry,
  photo: { id: string; sha256: string; body: Readable | undefined },
): Promise<void> {
  const { vault, db, clock } = house;
  const { county, account } = scope;
  await refuseWhoIsNotLiaison(house, scope, entry.village.id);
  const digest = vault.hash('code-photo', photo.sha256);
  await withPhoto(house, photo, async ({ redraw }) => {
    const known = await findPhoto(db, scope, photo.id);
    if (known) return sameOrRefuse(known);
    const sealed = vault.seal(vault.key(county, 'people'), { column: 'code_photo.file', county, row: photo.id }, await redraw());
    const row = { county, id: photo.id, village: entry.village.id, sha256: digest, sent_by: account, sent_at: clock.now() };
    if ((await keepWithRow(house, scope, sealed, (tx, file) => insertPhoto(tx, { ...row, file }))) === 'written') return;
    sameOrRefuse(await findPhoto(db, scope, photo.id));
  });

  function sameOrRefuse(stands: Awaited<ReturnType<typeof findPhoto>>): void {
    if (stands?.sent_by !== account) throw new Problem('not-found');
    if (stands.village !== entry.village.id || !vault.sameHash(stands.sha256, digest)) throw new Problem('already-sent-differently');
  }
}
