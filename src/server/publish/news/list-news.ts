import type { StaffNewsList } from '../../../contract/news.contract.ts';
import { listRises, riseInWords, type Rise } from '../../../rules/catalogue/rises.ts';
import { dayOf } from '../../../rules/day.ts';
import { writeLoudspeakerText } from '../../../rules/loudspeaker/write-loudspeaker-text.ts';
import { placesOf, type StaffScope } from '../../platform/scope.ts';
import type { House } from '../../platform/house.ts';
import { around } from './announce.ts';
import { listPieces } from './news.store.ts';
import type { Desk } from './news.routes.ts';
import { viewPieces } from './view-news.ts';

/** The newest pieces of the county, and the standards that change around today. */
export async function listNews(house: House, desk: Desk, scope: StaffScope): Promise<StaffNewsList> {
  const { rows, rest } = await listPieces(house.db, scope);
  const catalogue = (await desk.catalogue.findInForce(scope.county))?.catalogue;
  const rises = catalogue ? listRises(catalogue, dayOf(house.clock.now())) : [];
  const base = around(desk.book, scope.county, placesOf(scope));
  const viewRise = (rise: Rise) => ({
    riseId: rise.id,
    words: riseInWords(rise),
    since: rise.since,
    illustrative: rise.illustrative,
    source: rise.source.ref,
    programs: rise.programs,
    groups: rise.groups,
    loudspeaker: writeLoudspeakerText({ ...base, kind: 'rise', name: rise.name, since: rise.since, groups: rise.groups }),
  });
  return { news: await viewPieces(house, desk, scope, rows), rises: rises.map(viewRise), ...rest };
}
