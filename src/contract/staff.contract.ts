import { Day, Id } from './common.contract.ts';
import { Type, type Static } from 'typebox';

export const StaffSignIn = Type.Object(
  {
    login: Type.String({ minLength: 2, maxLength: 40, pattern: '^[^\\u0000-\\u001f]*$' }),
    password: Type.String({ minLength: 1, maxLength: 200 }),
    code: Type.String({ pattern: '^\\d{6}$', description: 'from the authenticator (TOTP)' }),
  },
  { additionalProperties: false },
);

export const StaffSession = Type.Object({
  name: Type.String(),
  role: Type.String({ description: 'village | town | county | department | panel | hotline | finance | auditor | operator' }),
  roleName: Type.String(),
  county: Type.String(),
  /** What the role may do at all: list-matters, read-matter, read-progress, read-facts, read-papers, check-facts, record-events, have-deputies. */
  may: Type.Array(Type.String()),
  places: Type.Array(Type.String()),
  /** Whose deputy I am today. */
  standsInFor: Type.Array(Type.Object({ name: Type.String(), places: Type.Array(Type.String()), until: Day })),
  /** The session ends by itself: so long without a request, or so long after the sign-in. */
  endsAfter: Type.Object({ idleMinutes: Type.Integer(), dayHours: Type.Integer() }),
  demo: Type.Boolean(),
});
export type StaffSession = Static<typeof StaffSession>;

const DeputyLine = Type.Object({
  deputyId: Type.String(),
  name: Type.String({ description: 'the other person' }),
  places: Type.Array(Type.String()),
  since: Day,
  until: Type.String({ description: 'the last day, included' }),
  state: Type.String({ description: 'now | later' }),
});
export const Deputies = Type.Object({
  today: Day,
  standInsForMe: Type.Array(DeputyLine),
  iStandInFor: Type.Array(DeputyLine),
  /** Whom I may ask: everybody else of my role. */
  colleagues: Type.Array(Type.Object({ staffId: Type.String(), name: Type.String(), places: Type.Array(Type.String()) })),
});
export type Deputies = Static<typeof Deputies>;

export const NameDeputy = Type.Object({ submissionId: Id, deputyStaffId: Id, since: Day, until: Day }, { additionalProperties: false });
export type NameDeputy = Static<typeof NameDeputy>;
