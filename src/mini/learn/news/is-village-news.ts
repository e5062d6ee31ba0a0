import type { NewsItem, VillageNews } from '../../../contract/news.contract.ts';
import { isText, listOf, perhaps, shaped } from '../../shared/keep/shape.ts';

type Session = NonNullable<NewsItem['session']>;
type MovedFrom = NonNullable<NewsItem['movedFrom']>;

/** Whether what the county once told can be shown as it is. If not it is asked for again. */
export const isVillageNews = shaped<VillageNews>({
  village: isText,
  items: listOf(
    shaped<NewsItem>({
      newsId: isText,
      kind: isText,
      state: isText,
      title: isText,
      text: isText,
      groups: listOf(isText),
      programs: listOf(shaped<NewsItem['programs'][number]>({ id: isText, name: isText })),
      from: isText,
      until: isText,
      session: perhaps(
        shaped<Session>({ day: isText, half: isText, time: perhaps(isText), place: isText, bring: listOf(isText), who: isText }),
      ),
      movedFrom: perhaps(shaped<MovedFrom>({ day: isText, half: isText, time: perhaps(isText) })),
    }),
  ),
});
