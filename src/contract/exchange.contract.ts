import { Type, type Static } from 'typebox';
import { Id } from './common.contract.ts';

export const AskProvinceFile = Type.Object(
  { matters: Type.Array(Id, { minItems: 1, maxItems: 50, uniqueItems: true }) },
  { additionalProperties: false },
);

export const SameFile = Type.Object({
  'x-sha256': Type.String({ pattern: '^[0-9a-f]{64}$', description: 'of the file whose trial was read' }),
});

/** will-note · noted · already-noted · other-state noted as well, but our own record says otherwise · unknown-number · malformed */
export const ResultReport = Type.Object({
  sha256: Type.String(),
  /** How many of each verdict. */
  counts: Type.Record(Type.String(), Type.Integer()),
  rows: Type.Array(Type.Object({ line: Type.Integer(), number: Type.String(), verdict: Type.String(), text: Type.String() })),
});
export type ResultReport = Static<typeof ResultReport>;

export const ProvinceResults = Type.Object({
  /** Newest first. */
  results: Type.Array(Type.Object({ text: Type.String(), day: Type.String(), reason: Type.String() })),
  /** The act of ours that says the same and needs nothing else; whoever has the right records it as any other. */
  suggested: Type.Optional(Type.Object({ event: Type.String(), title: Type.String(), text: Type.String() })),
});
export type ProvinceResults = Static<typeof ProvinceResults>;
