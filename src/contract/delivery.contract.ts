import { Type, type Static } from 'typebox';
import { Id, More, oneOf } from './common.contract.ts';

/** How far a message of ours has come, in words. */
export const Sent = Type.Object({
  kind: Type.String({ description: 'waiting | calling | handed-over | delivered | heard | failed | unknown' }),
  title: Type.String(),
});
export type Sent = Static<typeof Sent>;

export const UnsettledDelivery = Type.Object({
  deliveryId: Type.String(),
  state: Type.String({ description: 'failed | unknown' }),
  /** What she was to be told, as it stands in her inbox. */
  about: Type.String(),
  who: Type.String({ description: 'masked' }),
  matterId: Type.Optional(Type.String()),
  since: Type.String(),
  ageHours: Type.Integer(),
  /** Somebody tried already, and did not reach her. */
  tried: Type.Optional(Type.Object({ by: Type.String(), when: Type.String() })),
});

export const UnsettledDeliveries = Type.Object({
  /** Of the whole county. */
  counts: Type.Object({ unknown: Type.Integer(), failed: Type.Integer() }),
  deliveries: Type.Array(UnsettledDelivery),
  more: More,
});
export type UnsettledDeliveries = Static<typeof UnsettledDeliveries>;

/** told: somebody said it to her · not-reached: she could not be found; it stays on the list. */
export const SettleDelivery = Type.Object({ submissionId: Id, how: oneOf(['told', 'not-reached']) }, { additionalProperties: false });
export type SettleDelivery = Static<typeof SettleDelivery>;

export const deliveryParams = Type.Object({ deliveryId: Id });
