import type { StaffNews, WriteNews } from '../../contract/news.contract.ts';
import type { NewsKind } from '../../rules/news.ts';
import type { SessionHalf } from '../../rules/session-time.ts';

/** What is typed, as the fields hold it. */
export interface NewsDraft {
  kind: NewsKind | '';
  title: string;
  text: string;
  groups: string[];
  programs: string[];
  where: 'all' | 'towns' | 'villages' | '';
  places: string[];
  from: string;
  until: string;
  day: string;
  half: SessionHalf | '';
  time: string;
  place: string;
  bring: string;
  who: string;
}

/** Of nothing, or of the piece that is changed or moved. A village's id begins with the twelve figures of its first day, a town's with nine. */
export function draftOf(from: StaffNews | undefined, today: string): NewsDraft {
  const { session } = from ?? {};
  const isVillage = (from?.places ?? []).some((id) => /^\d{12}/.test(id));
  return {
    kind: (from?.kind as NewsKind | undefined) ?? '',
    title: from?.title ?? '',
    text: from?.text ?? '',
    groups: from?.groups.map(({ id }) => id) ?? [],
    programs: from?.programs.map(({ id }) => id) ?? [],
    where: from === undefined ? '' : from.places === undefined ? 'all' : isVillage ? 'villages' : 'towns',
    places: [...(from?.places ?? [])],
    from: from?.from ?? today,
    until: from?.until ?? '',
    day: session?.day ?? '',
    half: (session?.half as SessionHalf | undefined) ?? '',
    time: session?.time ?? '',
    place: session?.place ?? '',
    bring: session?.bring.join('\n') ?? '',
    who: session?.who ?? '',
  };
}

/** What is asked of the county; whether it is so far complete is said by the form. */
export function bodyOf(draft: NewsDraft, { today, moves }: { today: string; moves: string | undefined }): WriteNews {
  const { kind, title, text, groups, programs, where, places, day, half, time, place, who } = draft;
  const isSession = kind === 'session';
  const bring = draft.bring
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return {
    kind: isSession ? 'session' : 'news',
    title: title.trim(),
    text: text.trim(),
    groups: [...groups],
    programs: [...programs],
    ...(where === 'all' ? {} : { places: [...places] }),
    from: isSession ? today : draft.from,
    until: isSession ? day : draft.until,
    ...(isSession && half ? { session: { day, half, ...(time ? { time } : {}), place: place.trim(), bring, who: who.trim() } } : {}),
    ...(moves === undefined ? {} : { moves }),
  };
}
