import { Type, type Static } from 'typebox';
import { Place } from './common.contract.ts';

/** What a village code stands for. `replaced`: an old poster; she can go on all the same. */
export const OpenedCode = Type.Object({
  codeId: Type.String(),
  state: Type.String({ description: 'in-use | replaced' }),
  county: Type.Interface([Place], { hotline: Type.String() }),
  /** The county's own address; a phone follows only origins of its built-in list. */
  origin: Type.String(),
  town: Place,
  village: Place,
  liaison: Type.Optional(Type.Object({ name: Type.String(), phone: Type.String() })),
  /** Plain sentence when something is particular, such as a replaced poster. */
  hint: Type.Optional(Type.String()),
  /** Where the code that is in use hangs, in words. */
  hangsAt: Type.Optional(Type.String()),
  /** The village of the scanned code, where it has become part of `village`. */
  formerVillage: Type.Optional(Type.String()),
  /** The window of the town: where, when, which number. */
  station: Type.Optional(Type.Object({ address: Type.String(), hours: Type.String(), phone: Type.String() })),
  /** Desks that answer by night too: the town's first, then the county's. Kept by the phone for when there is no network. */
  duty: Type.Optional(Type.Array(Type.Object({ name: Type.String(), phone: Type.String() }))),
  /** 监督电话. */
  supervision: Type.Optional(Type.String()),
  demo: Type.Boolean(),
  /** To which what waits on a phone is sealed; key in base64. */
  sealingKey: Type.Optional(Type.Object({ id: Type.Integer(), key: Type.String() })),
  /** Absent where the deployment has no mini-program. `templates`: ids to ask leave for, at most five. */
  wechat: Type.Optional(Type.Object({ phoneButton: Type.Boolean(), templates: Type.Array(Type.String()) })),
});
export type OpenedCode = Static<typeof OpenedCode>;

export const Towns = Type.Object({
  towns: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), county: Type.String() })),
});
export type Towns = Static<typeof Towns>;

export const Villages = Type.Object({
  town: Place,
  villages: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), codeId: Type.String() })),
});
export type Villages = Static<typeof Villages>;
