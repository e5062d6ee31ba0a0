import { Type, type Static } from 'typebox';
import { sunshineForms, sunshinePlaces } from '../rules/sunshine-forms.ts';
import { Day, Fen, Id, Instant, oneOf } from './common.contract.ts';

const words = (most: number) => Type.String({ minLength: 2, maxLength: most });
const PlaceId = Type.String({ minLength: 1, maxLength: 40 });

/** What was bought or paid from it, for how many families; never for whom. */
const Use = Type.Object(
  { purpose: words(60), amountFen: Fen, households: Type.Integer({ minimum: 0, maximum: 1_000_000 }) },
  { additionalProperties: false },
);

/** 资金: whose money, how much, for which time, what became of it. */
export const Fund = Type.Object(
  { name: words(40), source: words(60), amountFen: Fen, from: Day, to: Day, uses: Type.Array(Use, { maxItems: 20 }) },
  { additionalProperties: false },
);
export type Fund = Static<typeof Fund>;

/** 资产: what a fund bought, where it stands, who keeps it; its plate says the same. */
export const Asset = Type.Object(
  {
    name: words(40),
    villageId: PlaceId,
    costFen: Fen,
    source: words(60),
    year: Type.Integer({ minimum: 1990, maximum: 2100 }),
    /** A committee or an office, not a person. */
    keeper: words(40),
    phone: Type.String({ pattern: '^[0-9-]{3,15}$' }),
  },
  { additionalProperties: false },
);
export type Asset = Static<typeof Asset>;

/** `version`: the one that was read, 0 for a new entry. */
const seen = { version: Type.Integer({ minimum: 0, maximum: 1_000_000 }) };
export const WriteFund = Type.Object({ ...seen, fund: Fund }, { additionalProperties: false });
export const WriteAsset = Type.Object({ ...seen, asset: Asset }, { additionalProperties: false });

const ToldProgram = Type.Object({
  id: Type.String(),
  name: Type.String(),
  department: Type.String(),
  conditions: Type.Array(Type.String()),
  steps: Type.Array(Type.Object({ title: Type.String(), who: Type.String(), limit: Type.String() })),
  channels: Type.Array(Type.String()),
  phone: Type.String(),
});
const ToldFund = Type.Object({ ...Fund.properties, id: Type.String(), balanceFen: Type.Integer() });
const ToldAsset = Type.Object({
  ...Type.Omit(Asset, ['villageId']).properties,
  id: Type.String(),
  /** 海丰街道康家村. */
  where: Type.String(),
});

/** Everything that a release says, and nothing else: no field of it can hold a person. */
export const SunshineContent = Type.Object({
  county: Type.String(),
  hotline: Type.String(),
  /** Of the catalogue it was read from. */
  catalogueVersion: Type.Integer(),
  on: Day,
  demo: Type.Boolean(),
  programs: Type.Array(ToldProgram),
  funds: Type.Array(ToldFund),
  assets: Type.Array(ToldAsset),
});
export type SunshineContent = Static<typeof SunshineContent>;

export const Sunshine = Type.Object({ releasedOn: Day, ...SunshineContent.properties });
export type Sunshine = Static<typeof Sunshine>;

const Entry = { id: Id, version: Type.Integer(), changedBy: Type.String(), changedAt: Instant };
const Export = Type.Object({
  exportId: Id,
  form: Type.String(),
  place: Type.String(),
  madeBy: Type.String(),
  madeAt: Instant,
  sha256: Type.String(),
  bytes: Type.Integer(),
});
const Hanging = Type.Object({
  hangingId: Id,
  releaseId: Id,
  place: Type.String(),
  at: Type.String(),
  putUpBy: Type.String(),
  putUpAt: Instant,
  takenOffBy: Type.Optional(Type.String()),
  takenOffAt: Type.Optional(Instant),
  /** still-right: of the release that holds · take-off: it must come down · gone: it was taken off */
  state: Type.String(),
});
const ReleaseLine = Type.Object({
  releaseId: Id,
  /** proposed | released | replaced | taken-down | dropped */
  state: Type.String(),
  digest: Type.String(),
  proposedBy: Type.String(),
  proposedAt: Instant,
  releasedBy: Type.Optional(Type.String()),
  releasedAt: Type.Optional(Instant),
  endedBy: Type.Optional(Type.String()),
  endedAt: Type.Optional(Instant),
  why: Type.Optional(Type.String()),
  mine: Type.Boolean(),
  programs: Type.Integer(),
  funds: Type.Integer(),
  assets: Type.Integer(),
  exports: Type.Array(Export),
});

/** The room of the desk: what is written, what was released, what hangs where. */
export const SunshineDesk = Type.Object({
  funds: Type.Array(Type.Object({ ...Entry, fund: Fund, balanceFen: Type.Integer() })),
  assets: Type.Array(Type.Object({ ...Entry, asset: Asset, where: Type.String() })),
  /** Newest first. */
  releases: Type.Array(ReleaseLine),
  /** What must be taken off comes first. */
  hangings: Type.Array(Hanging),
  /** Where she may put up and take off: the county itself, towns, villages. */
  places: Type.Array(
    Type.Object({ id: Type.String(), name: Type.String(), kind: Type.String({ description: 'county | town | village' }) }),
  ),
});
export type SunshineDesk = Static<typeof SunshineDesk>;

export const ReleaseToRead = Type.Object({ releaseId: Id, state: Type.String(), digest: Type.String(), content: SunshineContent });
export type ReleaseToRead = Static<typeof ReleaseToRead>;

/** The digest of what was read: nobody releases what changed meanwhile. */
export const ConfirmRelease = Type.Object({ digest: Type.String({ pattern: '^[0-9a-f]{64}$' }) }, { additionalProperties: false });
export const TakeDownRelease = Type.Object({ why: words(100) }, { additionalProperties: false });
export const MakeExport = Type.Object({ releaseId: Id, form: oneOf(sunshineForms) }, { additionalProperties: false });
export const PutUp = Type.Object(
  { releaseId: Id, place: oneOf(sunshinePlaces), placeId: PlaceId, where: Type.Optional(words(40)) },
  { additionalProperties: false },
);
