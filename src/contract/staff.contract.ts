import { Day, Id, Instant } from './common.contract.ts';
import { Type, type Static } from 'typebox';

export const StaffSignIn = Type.Object(
  {
    login: Type.String({ minLength: 2, maxLength: 40, pattern: '^[^\\u0000-\\u001f]*$' }),
    password: Type.String({ minLength: 1, maxLength: 200 }),
    code: Type.String({ pattern: '^\\d{6}$', description: 'from the authenticator (TOTP)' }),
  },
  { additionalProperties: false },
);

const Bytes = (atMost: number) =>
  Type.String({ pattern: '^[A-Za-z0-9_-]+$', maxLength: atMost, description: 'base64url, as the browser hands it out' });

/** What a security key is to sign. It names no key: a key finds its own entry, so that nobody learns who has one. */
export const KeyChallenge = Type.Object({
  challenge: Type.String(),
  rpId: Type.String({ description: 'the host of the staff’s page' }),
  timeout: Type.Integer({ description: 'milliseconds' }),
  userVerification: Type.Literal('preferred'),
});
export type KeyChallenge = Static<typeof KeyChallenge>;

/** What the key answered (WebAuthn assertion). A key that asked for its PIN or finger opens by itself, another one beside the password. */
export const StaffSignInWithKey = Type.Object(
  {
    typed: Type.Optional(
      Type.Object({ login: StaffSignIn.properties.login, password: StaffSignIn.properties.password }, { additionalProperties: false }),
    ),
    credentialId: Bytes(1400),
    clientData: Bytes(4000),
    authenticatorData: Bytes(4000),
    signature: Bytes(4000),
    userHandle: Type.Optional(Bytes(100)),
  },
  { additionalProperties: false },
);
export type StaffSignInWithKey = Static<typeof StaffSignInWithKey>;

/** What a browser needs to have a new key made (WebAuthn creation options). */
export const NewKeyChallenge = Type.Object({
  challenge: Type.String(),
  rp: Type.Object({ id: Type.String(), name: Type.String() }),
  user: Type.Object({ id: Type.String(), name: Type.String(), displayName: Type.String() }),
  pubKeyCredParams: Type.Array(Type.Object({ type: Type.Literal('public-key'), alg: Type.Integer() })),
  timeout: Type.Integer(),
  attestation: Type.Literal('none'),
  excludeCredentials: Type.Array(Type.Object({ id: Type.String(), type: Type.Literal('public-key') })),
  authenticatorSelection: Type.Object({
    residentKey: Type.Literal('required'),
    requireResidentKey: Type.Literal(true),
    userVerification: Type.Literal('preferred'),
  }),
});
export type NewKeyChallenge = Static<typeof NewKeyChallenge>;

export const AddKey = Type.Object(
  {
    submissionId: Id,
    name: Type.String({ minLength: 1, maxLength: 20, pattern: '^[^\\u0000-\\u001f]*$' }),
    credentialId: Bytes(1400),
    clientData: Bytes(4000),
    attestation: Bytes(16_000),
    transports: Type.Array(Type.String({ maxLength: 20, pattern: '^[a-z-]+$' }), { maxItems: 10 }),
  },
  { additionalProperties: false },
);
export type AddKey = Static<typeof AddKey>;

/** With what I sign in. */
export const MyKeys = Type.Object({
  keys: Type.Array(
    Type.Object({
      keyId: Type.String(),
      name: Type.String(),
      addedAt: Instant,
      lastUsedAt: Type.Optional(Instant),
      state: Type.String({ description: 'in-use | doubted: it counted backwards, as a copy does, and opens nothing any more' }),
    }),
  ),
  figures: Type.String({ description: 'in-use | stopped: the six figures of the authenticator' }),
  mayChange: Type.String({ description: 'now | after-signing-in: whoever changes this has just signed in' }),
  mayAdd: Type.String({ description: 'yes | enough | needs-a-name: browsers give keys to hosts with a name only, not to a number' }),
});
export type MyKeys = Static<typeof MyKeys>;

export const StaffSession = Type.Object({
  name: Type.String(),
  role: Type.String({ description: 'village | town | county | department | panel | hotline | finance | auditor | operator' }),
  roleName: Type.String(),
  county: Type.String(),
  /** What the role may do at all, by the names in `rules/role-rights.ts`. */
  may: Type.Array(Type.String()),
  places: Type.Array(Type.String()),
  /** The department somebody of that role works for. */
  body: Type.Optional(Type.String()),
  /** Whose deputy I am today. */
  standsInFor: Type.Array(Type.Object({ name: Type.String(), places: Type.Array(Type.String()), until: Day })),
  /** The session ends by itself: so long without a request, or so long after the sign-in. */
  endsAfter: Type.Object({ idleMinutes: Type.Integer(), dayHours: Type.Integer() }),
  demo: Type.Boolean(),
  /** Only where she rehearses in the practice village: its own day, and how far that runs ahead. */
  practice: Type.Optional(Type.Object({ today: Day, daysAhead: Type.Integer() })),
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
