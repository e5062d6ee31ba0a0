import { createHash } from 'node:crypto';
import type { NewsItem, VillageNews } from '../../../contract/news.contract.ts';
import { dayOf, type Day } from '../../../rules/day.ts';
import type { CatalogueShelf } from '../../learn/index.ts';
import type { Village } from '../../places/index.ts';
import type { House } from '../../platform/house.ts';
import type { NewsShelf, PublishedNews } from './news-shelf.ts';
import { sessionDayOf } from './session-words.ts';

interface Shelves {
  news: NewsShelf;
  catalogue: CatalogueShelf;
}

/** What is new for a village today, the same for everyone who asks, and a tag of exactly that. */
export async function readVillageNews(house: House, shelves: Shelves, village: Village): Promise<{ news: VillageNews; etag: string }> {
  const today = dayOf(house.clock.now());
  const { id: county } = village.county;
  const pieces = (await shelves.news.list(county)).filter((piece) => isFor(piece, village, today));
  const items = pieces.length === 0 ? [] : await tell(shelves.catalogue, county, pieces);
  const news = { village: village.id, items };
  return { news, etag: `"${createHash('sha256').update(JSON.stringify(news)).digest('hex').slice(0, 20)}"` };
}

const isFor = ({ places, from_on, until_on }: PublishedNews, village: Village, today: Day): boolean =>
  from_on <= today && today <= until_on && (places === 'all' || places.includes(village.id) || places.includes(village.town.id));

async function tell(shelf: CatalogueShelf, county: string, pieces: readonly PublishedNews[]): Promise<NewsItem[]> {
  const catalogue = (await shelf.findInForce(county))?.catalogue;
  const item = ({ id, kind, state, content, from_on, until_on, moved }: PublishedNews): NewsItem => ({
    newsId: id,
    kind,
    state: state === 'withdrawn' ? 'cancelled' : 'public',
    title: content.title,
    text: content.text,
    groups: content.groups.flatMap((group) => catalogue?.targetGroups[group] ?? []),
    programs: content.programs.flatMap((program) => {
      const found = catalogue?.programs.find((one) => one.id === program);
      return found ? [{ id: found.id, name: found.name }] : [];
    }),
    from: from_on,
    until: until_on,
    ...(content.session ? { session: content.session } : {}),
    ...(moved?.content.session ? { movedFrom: sessionDayOf(moved.content.session) } : {}),
  });
  const rank = (piece: PublishedNews) => (piece.kind === 'session' ? 0 : 1);
  const inOrder = pieces.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      (a.kind === 'session' ? a.until_on.localeCompare(b.until_on) : b.from_on.localeCompare(a.from_on)) ||
      a.id.localeCompare(b.id),
  );
  return inOrder.map(item);
}
