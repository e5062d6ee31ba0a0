import { dayOf } from '../../../rules/day.ts';
import { CatalogueShelf, tellVillage } from '../../learn/index.ts';
import { type ChosenPlaces, type CodeBook, type County, listTownsOf, type Town } from '../../places/index.ts';
import type { House } from '../../platform/house.ts';
import { PostersRefused } from '../poster-order.ts';
import type { Window, WindowCountyOrder, WindowTown } from './window-order.ts';
import { readWindowWords } from './read-window-words.ts';

/** The windows of these places, with what is true there today; of the whole county its own window too, first. */
export async function readWindows(
  house: House,
  book: CodeBook,
  { county, places }: { county: County; places: ChosenPlaces },
): Promise<WindowCountyOrder & { windows: Window[] }> {
  const inForce = await new CatalogueShelf(house).findInForce(county.id);
  if (!inForce) throw new PostersRefused('县里的救助目录还没生效，没法印。');
  const day = dayOf(house.clock.now());
  const programsIn = (town: Town) => tellVillage(inForce, { county, town }, day).catalogue.programs;
  const asTown = (town: Town): WindowTown => ({
    id: town.id,
    name: town.name,
    station: town.station,
    villages: book.villagesOf(town.id)?.length ?? 0,
  });
  const { id, name, hotline, supervisionPhone, station, bodies } = county;
  return {
    county: { id, name, hotline, supervisionPhone, station, bodies },
    towns: listTownsOf(book, county.id, 'all').map(asTown),
    words: await readWindowWords(house.db, { kind: 'system', county: county.id }),
    windows: [
      ...(places === 'all' ? [{ town: undefined, programs: inForce.catalogue.programs }] : []),
      ...listTownsOf(book, county.id, places).map((town) => ({ town: asTown(town), programs: programsIn(town) })),
    ],
  };
}
