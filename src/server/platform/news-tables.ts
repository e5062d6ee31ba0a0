import type { ColumnType } from 'kysely';
import type { NewsKind, NewsState, SessionNotice } from '../../rules/news.ts';
import type { SessionTime } from '../../rules/session-time.ts';

type Json<T> = ColumnType<T, string, string>;
type Day = string;

export interface NewsContent {
  title: string;
  text: string;
  /** Ids of the catalogue's target groups; none is everybody. */
  groups: string[];
  /** Ids of programs. */
  programs: string[];
  session?: SessionTime & { day: Day; place: string; bring: string[]; who: string };
}

/** News of policy, sessions in villages, and who is told. */
export interface NewsTables {
  news_piece: {
    county: string;
    id: string;
    kind: NewsKind;
    state: NewsState;
    content: Json<NewsContent>;
    places: Json<'all' | string[]>;
    from_on: Day;
    until_on: Day;
    moves: string | null;
    digest: string;
    written_by: string;
    written_at: Date;
    approved_by: string | null;
    approved_at: Date | null;
    closed_by: string | null;
    closed_at: Date | null;
  };
  news_telling: {
    county: string;
    id: string;
    piece: string;
    kind: SessionNotice;
    account: string;
    person: string;
    matter: string;
    state: 'waiting' | 'told' | 'left';
    due_at: Date;
    told_at: Date | null;
  };
}
