import { dayOf } from '../../../rules/day.ts';
import type { CatalogueShelf } from '../../learn/index.ts';
import type { CodeBook } from '../../places/index.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { knownPublic } from '../known-public.ts';
import { endReleases, findRelease, insertRelease, listEntries, lockSunshine } from '../publish.store.ts';
import { digestOf, refusePersonalContent, writeContent } from './write-content.ts';

/** What is written at this moment, for a second person to read; a proposal that nobody has released yet is void by it. */
export async function proposeRelease(house: House, book: CodeBook, shelf: CatalogueShelf, scope: StaffScope, id: string): Promise<void> {
  const inForce = await shelf.findInForce(scope.county);
  const county = book.findCounty(scope.county);
  if (!inForce || !county) throw new Problem('not-now', { text: '还没有生效的救助目录，先发布目录。' });
  const now = house.clock.now();
  await house.db.transaction().execute(async (tx) => {
    await lockSunshine(tx, scope);
    const known = await findRelease(tx, scope, id);
    if (known?.proposed_by === scope.staff) return;
    if (known) throw new Problem('not-found');
    const content = writeContent(book, {
      county,
      catalogue: inForce.catalogue,
      entries: await listEntries(tx, scope),
      on: dayOf(now),
      demo: house.settings.deployment === 'demo',
    });
    refusePersonalContent(content, knownPublic(book, scope.county));
    await endReleases(tx, scope, 'proposed', { state: 'dropped', ended_by: scope.staff, ended_at: now });
    await insertRelease(tx, scope, {
      id,
      content: JSON.stringify(content),
      digest: digestOf(content),
      state: 'proposed',
      proposed_by: scope.staff,
      proposed_at: now,
      released_by: null,
      released_at: null,
      ended_by: null,
      ended_at: null,
      why: null,
    });
    await recordLook(house, tx, scope, { act: 'proposed', whatKind: 'sunshine-release', what: id });
  });
}
