import { Type, type Static } from 'typebox';
import { placesFileKinds } from '../rules/code-kinds.ts';
import { Id, Instant, More, oneOf, Place } from './common.contract.ts';

export const PlacesFileParams = Type.Object({
  kind: oneOf(placesFileKinds),
  fileId: Id,
});

/** Percent-encoded, as headers carry no Chinese. */
export const FileName = Type.Object({ 'x-file-name': Type.Optional(Type.String({ maxLength: 300 })) });

/**
 * What a file would do. verdicts: added · renamed · moved · renumbered · merged · ended · changed · same · refused.
 * Every line of the file is one row here; with line 0 stand places that the file does not mention (not-mentioned, they stay as they are),
 * and towns and the county where villages' lines change them, which `counts` adds up as `implied`.
 */
export const PlacesReport = Type.Object({
  fileId: Id,
  kind: Type.String(),
  name: Type.String(),
  sha256: Type.String(),
  /** Of this report: what is confirmed is what was read. */
  digest: Type.String(),
  state: Type.String({ description: 'waiting | confirmed | dropped' }),
  triedBy: Type.String(),
  triedAt: Instant,
  closedBy: Type.Optional(Type.String()),
  /** Whether she who asks may confirm it: somebody else tried it. */
  mayConfirm: Type.Boolean(),
  counts: Type.Record(Type.String(), Type.Integer()),
  /** All that are not `same`, at most 2,000; refused ones first. */
  rows: Type.Array(
    Type.Object({ line: Type.Integer(), code: Type.String(), name: Type.String(), verdict: Type.String(), text: Type.String() }),
  ),
  rowsLeftOut: Type.Integer(),
});
export type PlacesReport = Static<typeof PlacesReport>;

export const PlacesFiles = Type.Object({
  more: More,
  files: Type.Array(
    Type.Object({
      fileId: Id,
      kind: Type.String(),
      name: Type.String(),
      state: Type.String(),
      triedBy: Type.String(),
      triedAt: Instant,
      counts: Type.Record(Type.String(), Type.Integer()),
    }),
  ),
});
export type PlacesFiles = Static<typeof PlacesFiles>;

export const ConfirmPlacesFile = Type.Object(
  { sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }), digest: Type.String({ pattern: '^[0-9a-f]{64}$' }) },
  { additionalProperties: false },
);

/** The county's own card: what stands on every poster. */
export const CountyCard = Type.Object({
  county: Place,
  city: Type.String(),
  hotline: Type.String(),
  supervisionPhone: Type.Optional(Type.String()),
});
export type CountyCard = Static<typeof CountyCard>;

export const SetCountyCard = Type.Object(
  {
    hotline: Type.String({ pattern: '^[0-9-]{3,15}$' }),
    supervisionPhone: Type.String({ pattern: '^[0-9-]{3,15}$' }),
  },
  { additionalProperties: false },
);
