import type { ErrandCards } from '../../contract/told.contract.ts';
import { dayInWords } from '../../rules/day-in-words.ts';
import { dayOf } from '../../rules/day.ts';
import { listOpenErrands, putOnPaper, sentenceOf } from '../notify/index.ts';
import type { CodeBook } from '../places/index.ts';
import { recordLook } from '../platform/audit.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import { isWithin, placesOf, type StaffScope } from '../platform/scope.ts';
import { writeTogether } from '../platform/write-together.ts';
import { doorOf, readWho } from './view-errand.ts';

/**
 * The cards of one village on paper, for a liaison who has no smartphone: name and group as on an envelope, and the sentence. A masked name
 * would find nobody in a village of one surname; where exactly she lives, and of what it is, a paper that may lie about does not say.
 */
export async function printCards(house: House, book: CodeBook, scope: StaffScope, villageId: string): Promise<ErrandCards> {
  const village = book.findVillage(villageId);
  const place = village && { village: villageId, town: village.town.id };
  if (!place || village.county.id !== scope.county || !isWithin(scope.role, placesOf(scope), place)) throw new Problem('not-found');
  const now = house.clock.now();
  return house.db.transaction().execute(async (tx) => {
    const rows = await listOpenErrands(tx, scope, [villageId]);
    for (const { id } of rows) await recordLook(house, tx, scope, { act: 'printed', whatKind: 'errand', what: id });
    if (rows.length > 0)
      await writeTogether(
        tx,
        putOnPaper(
          scope,
          rows.map(({ id }) => id),
          true,
        ),
      );
    return {
      village: village.name,
      town: village.town.name,
      liaison: village.liaisons[0]?.name ?? '',
      hotline: village.county.hotline,
      printed: dayInWords(dayOf(now)),
      mark: house.settings.deployment === 'demo' ? '演示数据，不是真事' : '',
      cards: rows.map((row) => {
        const { name, where } = readWho(house, row);
        return {
          errandId: row.id,
          name,
          group: /[\d一二三四五六七八九十]+组/u.exec(doorOf(where, village.name))?.[0] ?? '',
          say: sentenceOf(row.kind) ?? '',
          due: row.due_on ? dayInWords(row.due_on) : '',
          ...(row.kind === 'policy-for-you' ? { mayRefuse: 'yes' as const } : {}),
        };
      }),
    };
  });
}
