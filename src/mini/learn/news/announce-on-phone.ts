import type { NewsItem } from '../../../contract/news.contract.ts';
import type { OpenedCode } from '../../../contract/qr.contract.ts';
import type { Rise } from '../../../rules/catalogue/rises.ts';
import { whereToAsk } from '../../../rules/loudspeaker/where-to-ask.ts';
import { writeLoudspeakerText } from '../../../rules/loudspeaker/write-loudspeaker-text.ts';

/** What the liaison of this village reads through the horn; made on the phone, so that it is there without a network. */
export function announceOnPhone(found: { item: NewsItem } | { rise: Rise }, village: OpenedCode): string {
  const base = { village: village.village.name, hotline: village.county.hotline, place: whereToAsk(village.station?.address) };
  if ('rise' in found) {
    const { name, since, groups } = found.rise;
    return writeLoudspeakerText({ ...base, kind: 'rise', name, since, groups });
  }
  const { session, title, text, from, until } = found.item;
  return session
    ? writeLoudspeakerText({ ...base, kind: 'session', ...session })
    : writeLoudspeakerText({ ...base, kind: 'news', title, text, from, until });
}
