import { Type, type Static } from 'typebox';
import { posterSheets } from '../rules/code-kinds.ts';
import { Id, Instant, More, oneOf } from './common.contract.ts';

/** `places`: ids of towns and villages; without it all that she works for. */
export const AskPosters = Type.Object(
  {
    jobId: Id,
    sheet: oneOf(posterSheets),
    places: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { minItems: 1, maxItems: 2000, uniqueItems: true })),
  },
  { additionalProperties: false },
);

export const PosterJob = Type.Object({
  jobId: Id,
  sheet: Type.String(),
  /** 海丰街道、3个村. */
  places: Type.String(),
  state: Type.String({ description: 'waiting | working | finished | refused | cancelled' }),
  pagesDone: Type.Integer(),
  pagesTotal: Type.Integer(),
  askedBy: Type.String(),
  askedAt: Instant,
  bytes: Type.Optional(Type.Integer()),
  sha256: Type.Optional(Type.String()),
  /** Villages left out, and why. */
  refusals: Type.Array(Type.Object({ village: Type.String(), why: Type.String() })),
});
export type PosterJob = Static<typeof PosterJob>;

/** Newest first, the last fifty. */
export const PosterJobs = Type.Object({ jobs: Type.Array(PosterJob), more: More });
export type PosterJobs = Static<typeof PosterJobs>;
