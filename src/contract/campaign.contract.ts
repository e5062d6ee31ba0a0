import { Type, type Static } from 'typebox';
import { campaignActs, campaignLimits } from '../rules/campaign.ts';
import { Id, Instant, More, oneOf } from './common.contract.ts';

const Named = Type.Object({ id: Type.String(), name: Type.String() });
const Counted = Type.Object({ words: Type.String(), count: Type.Integer() });

/** What whoever is found reads in her inbox. The same again is the same. */
export const WriteCampaign = Type.Object(
  {
    program: Type.String({ minLength: 1, maxLength: 60 }),
    title: Type.String({ minLength: 2, maxLength: campaignLimits.title }),
    text: Type.String({ minLength: 10, maxLength: campaignLimits.text }),
  },
  { additionalProperties: false },
);
export type WriteCampaign = Static<typeof WriteCampaign>;

/** If-Match carries the version that was read: what is approved is what was read. */
export const ActOnCampaign = Type.Object({ submissionId: Id, act: oneOf(campaignActs) }, { additionalProperties: false });
export type ActOnCampaign = Static<typeof ActOnCampaign>;

const line = {
  campaignId: Id,
  version: Type.Integer(),
  program: Named,
  title: Type.String(),
  state: Type.String({ description: 'draft | finding | audience-ready | approved | sampled | running | paused | done | stopped' }),
  writtenBy: Type.String(),
  writtenAt: Type.String(),
  /** By state: waiting, told, for-liaison, left, said-no. */
  people: Type.Record(Type.String(), Type.Integer()),
};
export const CampaignLine = Type.Object(line);
export type CampaignLine = Static<typeof CampaignLine>;

/** `programs`: what one can be about; empty for whoever writes none. `anHour`: absent where the county has not said what its hotline bears. */
export const Campaigns = Type.Object({
  campaigns: Type.Array(CampaignLine),
  more: More,
  programs: Type.Array(Named),
  anHour: Type.Optional(Type.Integer()),
});
export type Campaigns = Static<typeof Campaigns>;

export const Campaign = Type.Object({
  ...line,
  text: Type.String(),
  /** What goes out by SMS; the program is not named in it. */
  sms: Type.String(),
  approvedBy: Type.Optional(Type.String()),
  /** What she who asks may do now. */
  may: Type.Array(Type.String({ description: 'change | find | approve | go-on | pause | resume | stop' })),
  found: Type.Object({
    looked: Type.Integer(),
    likely: Type.Integer(),
    maybe: Type.Integer(),
    towns: Type.Array(Counted),
    /** One family can have several. */
    reasons: Type.Array(Counted),
    left: Type.Array(Type.Object({ why: Type.String(), count: Type.Integer() })),
  }),
  /** Of those told: delivered, handed-over, on-its-way, unknown, failed, inbox-only. */
  fared: Type.Record(Type.String(), Type.Integer()),
  /** Of those for the liaison: waiting (a card is not given yet), open, heard, closed. */
  inPerson: Type.Record(Type.String(), Type.Integer()),
  afterwards: Type.Object({ applied: Type.Integer(), saidNo: Type.Integer() }),
  /** `illustrative`: nobody has published what the hotline bears. */
  pace: Type.Optional(Type.Object({ anHour: Type.Integer(), lines: Type.Integer(), illustrative: Type.Boolean() })),
  /** Nobody is told just now, though it would go on: the hour is wrong, or nobody has said what the hotline bears. */
  resting: Type.Optional(oneOf(['hours', 'no-pace'])),
  steps: Type.Array(Type.Object({ kind: Type.String(), at: Instant, when: Type.String(), by: Type.Optional(Type.String()) })),
});
export type Campaign = Static<typeof Campaign>;

/** Those who would be told first, drawn by lot. */
export const CampaignSamples = Type.Object({
  people: Type.Array(
    Type.Object({
      name: Type.String({ description: 'masked' }),
      town: Type.String(),
      verdict: Type.String({ description: 'likely | maybe' }),
      facts: Type.Array(Type.String()),
      asks: Type.Array(Type.String()),
    }),
  ),
});
export type CampaignSamples = Static<typeof CampaignSamples>;

/** no: not to be told of such any more · yes: again */
export const CampaignWish = Type.Object({ wish: oneOf(['no', 'yes']) }, { additionalProperties: false });
export type CampaignWish = Static<typeof CampaignWish>;

/** Of somebody who rang or came by, by the number on her ID card. */
export const NoteCampaignWish = Type.Object(
  { idNumber: Type.String({ minLength: 15, maxLength: 18 }), wish: oneOf(['no', 'yes']) },
  { additionalProperties: false },
);
export type NoteCampaignWish = Static<typeof NoteCampaignWish>;
