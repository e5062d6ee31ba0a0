import { Type, type Static } from 'typebox';
import { Day, Id, Instant } from './common.contract.ts';

const Clock = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description: 'as on the wall in Shandong' });

const DutyDesk = Type.Object({
  placeId: Type.String({ description: 'a town, or the county by its own id' }),
  name: Type.String(),
  phone: Type.Optional(Type.String()),
  onDuty: Type.Array(Type.Object({ name: Type.String(), until: Instant })),
  /** The next who begins. */
  next: Type.Optional(Type.Object({ name: Type.String(), at: Instant })),
  shifts: Type.Array(Type.Object({ shiftId: Type.String(), name: Type.String(), since: Instant, until: Instant })),
  /** Hours of the next seven days without anybody, and hours with two. */
  warnings: Type.Array(Type.String()),
  /** The first hours without anybody, as a shift would be set. */
  toFill: Type.Optional(Type.Object({ day: Day, from: Clock, until: Clock, days: Type.Integer() })),
  maySet: Type.String({ description: 'yes | no' }),
  /** Who may be on duty here. */
  colleagues: Type.Array(Type.Object({ staffId: Type.String(), name: Type.String() })),
});
export const Roster = Type.Object({ now: Instant, today: Day, desks: Type.Array(DutyDesk) });
export type Roster = Static<typeof Roster>;

export const SetShift = Type.Object(
  {
    submissionId: Id,
    placeId: Type.String({ maxLength: 40 }),
    staffId: Id,
    day: Day,
    from: Clock,
    /** No later than `from` means on the next day. */
    until: Clock,
    /** The same hours on so many days in a row. */
    days: Type.Integer({ minimum: 1, maximum: 14 }),
  },
  { additionalProperties: false },
);
export type SetShift = Static<typeof SetShift>;

export const DutyPhone = Type.Object({ deskPhone: Type.String({ pattern: '^\\d[\\d-]{4,19}$' }) }, { additionalProperties: false });
export type DutyPhone = Static<typeof DutyPhone>;
