import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Static } from 'typebox';
import type { MakeExport, Sunshine } from '../../../contract/sunshine.contract.ts';
import { dayOf } from '../../../rules/day.ts';
import type { SunshineForm } from '../../../rules/sunshine-forms.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { findExport, findRelease, insertExport, lockSunshine } from '../publish.store.ts';
import { drawInThread } from './draw-in-thread.ts';
import { writePage } from './write-page.ts';
import { writeSiteTable } from './write-site-table.ts';

const gone = '这一份没有在公开，不能再导。';

/** The release that holds, for one of its places; who made it, when, and its digest are kept with it. */
export async function makeExport(
  house: House,
  scope: StaffScope,
  id: string,
  { releaseId, form }: Static<typeof MakeExport>,
): Promise<void> {
  const { db } = house;
  if (await isMade(house, scope, id, { releaseId, form })) return;
  const release = await findRelease(db, scope, releaseId);
  if (!release) throw new Problem('not-found');
  if (release.state !== 'released') throw new Problem('not-now', { text: gone });
  const file = await write(house, id, form, { releasedOn: dayOf(release.released_at!), ...release.content });
  const sha256 = createHash('sha256').update(file).digest('hex');
  await db.transaction().execute(async (tx) => {
    await lockSunshine(tx, scope);
    // Drawn without the lock: it may have come down meanwhile.
    if ((await findRelease(tx, scope, releaseId))?.state !== 'released') throw new Problem('not-now', { text: gone });
    const row = { id, release: releaseId, form, file, sha256, made_by: scope.staff, made_at: house.clock.now() };
    if (await insertExport(tx, scope, row)) await recordLook(house, tx, scope, { act: 'added', whatKind: 'sunshine-export', what: id });
  });
}

async function isMade(house: House, scope: StaffScope, id: string, asked: Static<typeof MakeExport>): Promise<boolean> {
  const known = await findExport(house.db, scope, id);
  if (!known) return false;
  if (known.made_by !== scope.staff || known.release !== asked.releaseId || known.form !== asked.form)
    throw new Problem('already-sent-differently', { text: '这一份已经导过了，和这次不一样。请刷新看看。' });
  return true;
}

async function write(house: House, id: string, form: SunshineForm, told: Sunshine): Promise<Buffer> {
  if (form === 'site-page') return Buffer.from(writePage(told, 'page'));
  if (form === 'screen-page') return Buffer.from(writePage(told, 'screen'));
  if (form === 'site-table') return writeSiteTable(told);
  // Two who ask under one id at once draw two files.
  const name = `sunshine-${id}-${house.files.newName()}`;
  try {
    const path = await house.files.scratchPath(name);
    await drawInThread({ told, form, path });
    return await readFile(path);
  } finally {
    await house.files.removeScratch(name);
  }
}
