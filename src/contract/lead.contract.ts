import { Type, type Static } from 'typebox';
import { leadOutcomeKinds, leadSignKinds } from '../rules/leads.ts';
import { CodeId, Day, Id, Label, More, oneOf, Phone } from './common.contract.ts';

const Words = Type.String({ minLength: 1, maxLength: 200 });

/** A household in trouble, as somebody saw it. Whoever tells it may stay unnamed. */
export const ReportLead = Type.Object(
  {
    /** Made by the phone; the report's identity for ever. */
    submissionId: Id,
    villageCode: CodeId,
    /** Random, used for nothing else, gone after a day: so many a day from one phone. */
    device: Id,
    signs: Type.Array(oneOf(leadSignKinds), { minItems: 1, maxItems: 7, uniqueItems: true }),
    /** Where they live, and what they are called if that is known: 2组，村东头，老李家. */
    where: Words,
    words: Type.Optional(Words),
    /** A child is in danger: straight to the county. */
    childInDanger: Type.Boolean(),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 30 })),
    phone: Type.Optional(Phone),
  },
  { additionalProperties: false },
);
export type ReportLead = Static<typeof ReportLead>;

/** By the hotline or a desk, for somebody who rings or comes by. */
export const WriteLead = Type.Object(
  { ...Type.Omit(ReportLead, ['device', 'villageCode']).properties, villageId: Type.String({ maxLength: 40 }) },
  { additionalProperties: false },
);
export type WriteLead = Static<typeof WriteLead>;

export const ReportedLead = Type.Object({ text: Type.String(), call: Type.String() });
export type ReportedLead = Static<typeof ReportedLead>;

export const LeadLine = Type.Object({
  leadId: Type.String(),
  version: Type.Integer(),
  village: Type.String(),
  town: Type.String(),
  urgency: Type.String({ description: 'ordinary | child' }),
  state: Label,
  withWhom: Type.String({ description: 'town | county' }),
  way: Type.String({ description: 'phone | hotline | desk' }),
  reported: Type.String(),
  due: Type.Optional(Type.Object({ day: Day, words: Type.String(), overdue: Type.Boolean() })),
  /** It went up by itself: nobody had looked by the promised day. */
  risen: Type.Optional(Type.String()),
});
export const Leads = Type.Object({ leads: Type.Array(LeadLine), more: More });
export type Leads = Static<typeof Leads>;

export const Lead = Type.Interface([LeadLine], {
  signs: Type.Array(Type.String()),
  where: Type.String(),
  words: Type.String(),
  /** Who told it: for whoever handles it, and never told to the household. Empty where nobody said. */
  reporter: Type.Object({ name: Type.String(), phone: Type.String() }),
  mayDo: Type.Array(Type.String({ description: 'plan | record | hand-to-county' })),
  outcomes: Type.Array(Type.Object({ kind: Type.String(), title: Type.String() })),
  steps: Type.Array(
    Type.Object({ kind: Type.String(), title: Type.String(), text: Type.String(), who: Type.String(), when: Type.String() }),
  ),
});
export type Lead = Static<typeof Lead>;

export const ActOnLead = Type.Object(
  {
    submissionId: Id,
    act: oneOf(['plan', 'record', 'hand-to-county']),
    /** Of a visit that is planned. */
    day: Type.Optional(Day),
    /** Of a visit that was made. */
    outcome: Type.Optional(oneOf(leadOutcomeKinds)),
    words: Type.Optional(Type.String({ minLength: 2, maxLength: 300 })),
  },
  { additionalProperties: false },
);
export type ActOnLead = Static<typeof ActOnLead>;
