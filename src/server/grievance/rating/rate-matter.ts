import type { RatedMatter, RateMatter } from '../../../contract/grievance.contract.ts';
import { dayOf } from '../../../rules/day.ts';
import { isLow } from '../../../rules/grievances.ts';
import type { CatalogueShelf } from '../../learn/index.ts';
import { findMatterOf, findProcedure } from '../../matter/index.ts';
import type { CodeBook } from '../../places/index.ts';
import { inCounty, type Citizen } from '../../platform/audience.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import { findRatingDigest, insertRating } from '../grievance.store.ts';
import { keyOf } from '../told.ts';
import { openCallBack } from './open-call-back.ts';
import { ratingStateOf } from './rating-state-of.ts';

/**
 * Once a matter, when it is decided or over. The row says of which town, program and month it is and neither whose nor when; nothing is
 * audited, because that would. Whoever was not content is rung: by somebody who had no hand in it.
 */
export async function rateMatter(
  house: House,
  { book, shelf }: { book: CodeBook; shelf: CatalogueShelf },
  citizen: Citizen,
  { matterId, level, words = '' }: RateMatter & { matterId: string },
): Promise<RatedMatter> {
  const { vault } = house;
  const { county, row } = await getMatter(house, citizen, matterId);
  const scope = inCounty(citizen, county);
  const about = vault.hash('rating', matterId);
  const digest = vault.hash('rating-said', JSON.stringify([matterId, level, words.trim()]));
  const thanks = { text: isLow(level) ? '记下了。县里给您打电话，问清楚哪里不好。' : '记下了。谢谢您说一声。' };
  return house.db.transaction().execute(async (tx) => {
    const before = await findRatingDigest(tx, scope, about);
    if (before) return same(house, before, digest, thanks);
    const procedure = (await findProcedure(tx, scope, row.procedure, row.procedure_version))!;
    const state = await ratingStateOf(house, tx, scope, row, procedure);
    // Her second tap was as quick as the first.
    if (state === 'given') return same(house, (await findRatingDigest(tx, scope, about))!, digest, thanks);
    if (state !== 'open') throw new Problem('not-now', { text: '这件事还没办完，办完再说。' });
    const isFresh = await insertRating(tx, {
      county,
      about,
      digest,
      level,
      town: row.town,
      program: row.program,
      month: dayOf(house.clock.now()).slice(0, 7),
      sealed: words.trim()
        ? vault.sealJson(keyOf(house, county), { column: 'rating.sealed', county, row: about.toString('hex') }, words.trim())
        : null,
    });
    if (!isFresh) return same(house, (await findRatingDigest(tx, scope, about))!, digest, thanks);
    if (isLow(level)) await openCallBack(house, { book, shelf }, tx, scope, { row, level, words: words.trim() });
    return thanks;
  });
}

async function getMatter(house: House, citizen: Citizen, id: string) {
  for (const county of citizen.counties) {
    const row = await findMatterOf(house.db, inCounty(citizen, county), id);
    if (row?.key_wrapped) return { county, row };
  }
  throw new Problem('not-found');
}

function same({ vault }: House, before: Buffer, digest: Buffer, thanks: RatedMatter): RatedMatter {
  if (!vault.sameHash(before, digest)) throw new Problem('already-sent-differently');
  return thanks;
}
