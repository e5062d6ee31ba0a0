import { Type, type Static } from 'typebox';
import { newsKinds, newsLimits } from '../rules/news.ts';
import { sessionHalves } from '../rules/session-time.ts';
import { Day, Id, Instant, More, oneOf, Place } from './common.contract.ts';

const SessionDay = { day: Day, half: oneOf(sessionHalves), time: Type.Optional(Type.String({ pattern: '^([01]\\d|2[0-3]):(00|30)$' })) };

/** Somebody comes to the village: when, where, what to bring, who should come. */
export const NewsSession = Type.Object(
  {
    ...SessionDay,
    place: Type.String({ minLength: 2, maxLength: newsLimits.place }),
    bring: Type.Array(Type.String({ minLength: 1, maxLength: newsLimits.bring }), { maxItems: newsLimits.papers }),
    who: Type.String({ maxLength: newsLimits.who }),
  },
  { additionalProperties: false },
);
export type NewsSession = Static<typeof NewsSession>;

const PlaceIds = Type.Array(Type.String({ maxLength: 40 }), { minItems: 1, maxItems: 60 });

/** The same id again is the same piece. `session` with kind session alone; `moves` names the session whose place it takes. */
export const WriteNews = Type.Object(
  {
    kind: oneOf(newsKinds),
    title: Type.String({ minLength: 2, maxLength: newsLimits.title }),
    text: Type.String({ maxLength: newsLimits.text }),
    groups: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 30 }),
    programs: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 20 }),
    /** Ids of towns and villages; absent: the whole county. */
    places: Type.Optional(PlaceIds),
    from: Day,
    until: Day,
    session: Type.Optional(NewsSession),
    moves: Type.Optional(Id),
  },
  { additionalProperties: false },
);
export type WriteNews = Static<typeof WriteNews>;

/** `digest` is of the piece that was read: on any other the county refuses. */
export const ApproveNews = Type.Object({ digest: Type.String({ pattern: '^[0-9a-f]{64}$' }) }, { additionalProperties: false });

const Named = Type.Object({ id: Type.String(), name: Type.String() });

/** As a family reads it. */
export const NewsItem = Type.Object({
  newsId: Id,
  kind: Type.String({ description: 'news | session' }),
  state: Type.String({ description: 'public | cancelled' }),
  title: Type.String(),
  text: Type.String(),
  /** Names of the groups; none: for everybody. */
  groups: Type.Array(Type.String()),
  programs: Type.Array(Named),
  from: Day,
  until: Day,
  session: Type.Optional(NewsSession),
  /** When it was to be before it moved. */
  movedFrom: Type.Optional(Type.Object(SessionDay)),
});
export type NewsItem = Static<typeof NewsItem>;

/** What is new for this village today, sessions first, the next one on top. */
export const VillageNews = Type.Object({ village: Type.String(), items: Type.Array(NewsItem) });
export type VillageNews = Static<typeof VillageNews>;

export const StaffNews = Type.Object({
  newsId: Id,
  kind: Type.String(),
  state: Type.String({ description: 'waiting | public | withdrawn | moved' }),
  title: Type.String(),
  text: Type.String(),
  groups: Type.Array(Named),
  programs: Type.Array(Named),
  /** Ids; absent: the whole county. */
  places: Type.Optional(Type.Array(Type.String())),
  where: Type.String(),
  from: Day,
  until: Day,
  session: Type.Optional(NewsSession),
  moves: Type.Optional(Id),
  movedFrom: Type.Optional(Type.Object(SessionDay)),
  digest: Type.String(),
  writtenBy: Type.String(),
  writtenAt: Instant,
  approvedBy: Type.Optional(Type.String()),
  closedBy: Type.Optional(Type.String()),
  /** What she who asks may do with it. */
  may: Type.Array(Type.String({ description: 'change | approve | withdraw | move' })),
  /** Of a session: how many it would tell, or has told. A count and nobody's name. */
  tells: Type.Optional(Type.Object({ concerned: Type.Integer(), told: Type.Integer() })),
  /** To be read through the horn, forty seconds. */
  loudspeaker: Type.String(),
});
export type StaffNews = Static<typeof StaffNews>;

/** A standard that changes around today, out of the catalogue's dated figures. */
export const StaffRise = Type.Object({
  riseId: Type.String(),
  words: Type.String(),
  since: Day,
  illustrative: Type.Boolean(),
  source: Type.String(),
  programs: Type.Array(Named),
  groups: Type.Array(Type.String()),
  loudspeaker: Type.String(),
});

export const StaffNewsList = Type.Object({ news: Type.Array(StaffNews), rises: Type.Array(StaffRise), more: More });
export type StaffNewsList = Static<typeof StaffNewsList>;

/** What a piece can be about and for whom. `kinds`: what she may write. */
export const NewsChoices = Type.Object({
  kinds: Type.Array(Type.String()),
  wholeCounty: Type.Boolean(),
  groups: Type.Array(Named),
  programs: Type.Array(Named),
  towns: Type.Array(Type.Object({ ...Place.properties, mine: Type.Boolean(), villages: Type.Array(Place) })),
});
export type NewsChoices = Static<typeof NewsChoices>;
