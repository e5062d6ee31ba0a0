import { whereToAsk } from '../../../rules/loudspeaker/where-to-ask.ts';
import type { Announcement } from '../../../rules/loudspeaker/write-loudspeaker-text.ts';
import type { ChosenPlaces, CodeBook } from '../../places/index.ts';
import type { NewsRow } from './news.store.ts';

/** Who is spoken to and where they go and ask: of one village or town by its name, of more together. */
export function around(book: CodeBook, county: string, places: ChosenPlaces): Pick<Announcement, 'village' | 'hotline' | 'place'> {
  const own = book.findCounty(county);
  const [only, ...more] = places === 'all' ? [] : places;
  const village = only && more.length === 0 ? book.findVillage(only) : undefined;
  const town = only && more.length === 0 ? book.towns.find(({ id }) => id === only) : undefined;
  const station = village?.station ?? village?.town.station ?? town?.station;
  return {
    village: village?.name ?? town?.name ?? own?.name ?? '村里',
    hotline: own?.hotline ?? '12349',
    place: whereToAsk(station?.address),
  };
}

/** What a piece says through the horn. */
export function announce(book: CodeBook, county: string, { kind, content, places, from_on, until_on }: NewsRow): Announcement {
  const base = around(book, county, places);
  const { session } = content;
  if (kind === 'session' && session) return { ...base, kind, ...session };
  return { ...base, kind: 'news', title: content.title, text: content.text, from: from_on, until: until_on };
}
