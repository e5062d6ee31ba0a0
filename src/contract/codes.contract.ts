import { Type, type Static } from 'typebox';
import { codeFindings, codeTaskOutcomes } from '../rules/code-kinds.ts';
import { CodeId, Day, Id, Instant, oneOf, Place } from './common.contract.ts';
import { OpenedCode } from './qr.contract.ts';

/** 验码. What a scanner read, whatever it is: in a body, never in an address. */
export const AskCodeCheck = Type.Object({ text: Type.String({ minLength: 1, maxLength: 2000 }) }, { additionalProperties: false });

export const CodeVerdict = Type.Object({
  verdict: Type.String({ description: 'real | old: one of ours that was replaced | not-ours' }),
  /** With real and old. */
  opened: Type.Optional(OpenedCode),
});
export type CodeVerdict = Static<typeof CodeVerdict>;

const found = oneOf(codeFindings);
const wrong = oneOf(codeFindings.filter((kind) => kind !== 'fine'));

/** Anybody may say that a code is torn. `device`: random, made for this alone, so that one phone counts once. */
export const ReportCode = Type.Object({ kind: wrong, device: Id }, { additionalProperties: false });

/** The villages that this account's number is the liaison of. */
export const LiaisonVillages = Type.Object({
  villages: Type.Array(
    Type.Object({
      village: Place,
      town: Place,
      codeId: Type.String(),
      lastCheckOn: Type.Optional(Day),
      finding: Type.Optional(Type.String()),
    }),
  ),
});
export type LiaisonVillages = Static<typeof LiaisonVillages>;

export const SendCodePhotoHeaders = Type.Object({
  'x-sha256': Type.String({ pattern: '^[0-9a-f]{64}$' }),
  'x-code-id': CodeId,
});

/** `checkId` is made by the phone; the same again changes nothing. `photoId` names a photo sent before. */
export const RecordCodeCheck = Type.Object({ checkId: Id, finding: found, photoId: Type.Optional(Id) }, { additionalProperties: false });
export const RecordedCodeCheck = Type.Object({ checkId: Id, onDay: Day });

export const CodeHealth = Type.Object({
  weeks: Type.Integer(),
  towns: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      villages: Type.Integer(),
      /** No opening in these weeks. */
      silent: Type.Integer(),
      /** With an open task. */
      reported: Type.Integer(),
      /** Nobody stood before it in these weeks. */
      unchecked: Type.Integer(),
    }),
  ),
  /** In these weeks, of the whole county or of her places. */
  wrongTags: Type.Integer(),
  /** Of the whole deployment: such an id says no county. */
  unknownIds: Type.Integer(),
});
export type CodeHealth = Static<typeof CodeHealth>;

export const CodeTask = Type.Object({
  taskId: Id,
  codeId: Type.String(),
  village: Place,
  town: Place,
  kind: Type.String({ description: 'torn | covered | elsewhere | fake | gone | guessed' }),
  reports: Type.Integer(),
  openedOn: Day,
});
export type CodeTask = Static<typeof CodeTask>;

export const VillageLines = Type.Object({
  town: Place,
  weeks: Type.Integer(),
  villages: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      divisionCode: Type.String(),
      /** Absent: none hangs there. */
      codeId: Type.Optional(Type.String()),
      liaison: Type.Optional(Type.String()),
      /** In these weeks. */
      scans: Type.Integer(),
      lastScanOn: Type.Optional(Day),
      lastCheckOn: Type.Optional(Day),
      finding: Type.Optional(Type.String()),
      task: Type.Optional(CodeTask),
    }),
  ),
});
export type VillageLines = Static<typeof VillageLines>;

export const VillageFile = Type.Object({
  village: Place,
  town: Place,
  divisionCode: Type.String(),
  /** As the state writes it, 村民委员会 and all. */
  rawName: Type.String(),
  /** Villages that became part of it. */
  merged: Type.Array(Place),
  /** Newest first: how it was called and numbered before. */
  changes: Type.Array(Type.Object({ kind: Type.String(), at: Instant, text: Type.String() })),
  /** Newest first. */
  codes: Type.Array(
    Type.Object({
      codeId: Type.String(),
      link: Type.String(),
      state: Type.String({ description: 'in-use | replaced | revoked' }),
      issuedOn: Day,
      hangsAt: Type.Optional(Type.String()),
      revokedOn: Type.Optional(Day),
      why: Type.Optional(Type.String()),
    }),
  ),
  aliases: Type.Array(Type.Object({ alias: Type.String(), since: Day })),
  station: Type.Optional(Type.Object({ address: Type.String(), hours: Type.String(), phone: Type.String() })),
  liaisons: Type.Array(Type.Object({ name: Type.String(), phone: Type.String(), since: Day, printConsentOn: Type.Optional(Day) })),
  tasks: Type.Array(CodeTask),
  /** Newest first, the last twenty. */
  checks: Type.Array(
    Type.Object({
      onDay: Day,
      finding: Type.String(),
      by: Type.String({ description: 'liaison | staff' }),
      photoId: Type.Optional(Id),
    }),
  ),
  /** Openings a week of the last twelve, oldest first. */
  weeks: Type.Array(Type.Object({ from: Day, page: Type.Integer(), app: Type.Integer(), check: Type.Integer(), wrongTag: Type.Integer() })),
});
export type VillageFile = Static<typeof VillageFile>;

const inWords = Type.String({ minLength: 2, maxLength: 60 });

/** `issue` is the code she saw hanging there: asked twice, or by two at once, there is one new code. */
export const ReissueCode = Type.Object(
  { replaces: Type.Optional(CodeId), why: inWords, hangsAt: inWords },
  { additionalProperties: false },
);
export const RevokeCode = Type.Object({ why: inWords }, { additionalProperties: false });
export const AddAlias = Type.Object({ text: Type.String({ minLength: 4, maxLength: 300 }) }, { additionalProperties: false });
export const EndAlias = Type.Object({ alias: Type.String({ minLength: 4, maxLength: 300 }) }, { additionalProperties: false });
export const CloseCodeTask = Type.Object({ outcome: oneOf(codeTaskOutcomes) }, { additionalProperties: false });

/** What WeChat's console wants to be told once, from our settings. */
export const WechatRule = Type.Object({
  /** Absent where the deployment has no mini-program. */
  appId: Type.Optional(Type.String()),
  rule: Type.String({ description: 'https://host/m/' }),
  page: Type.String(),
  /** 占用所有子规则. */
  takesSubRules: Type.Boolean(),
  /** The files that WeChat looks for, and where; one that does not answer there is among the problems. */
  files: Type.Array(Type.Object({ name: Type.String(), url: Type.String() })),
  /** Five at most. */
  testLinks: Type.Array(Type.Object({ link: Type.String(), village: Type.String() })),
  /** What would keep the rule from being published, in words. */
  problems: Type.Array(Type.String()),
});
export type WechatRule = Static<typeof WechatRule>;
