import type { ColumnType, Generated } from 'kysely';
import type { BodyKind } from '../../rules/receiver.ts';
import type { ReferralState } from '../../rules/referral.ts';
import type { Remedy } from '../../rules/remedies.ts';

/** A legal day; the driver is told to leave dates as text. */
type Day = string;
type Bytes = Buffer;

/** Bodies, and what is referred to them. */
export interface WindowTables {
  body: {
    county: string;
    id: string;
    name: string;
    kind: BodyKind;
    phone: string;
    since: Day;
    until: Day | null;
    remedies: ColumnType<Remedy[], string, string>;
    decides: Generated<string[]>;
  };
  referral: {
    county: string;
    id: string;
    matter: string;
    application: string;
    number: string;
    state: ReferralState;
    body: string;
    bounced: Generated<string[]>;
    parties: Generated<string[]>;
    concluded_at: Date | null;
    version: number;
    asked_by: string;
    asked_at: Date;
    changed_at: Date;
    due_on: Day | null;
    due_certain: boolean | null;
    late_on: Day | null;
    raised_at: Date | null;
    sealed: Bytes;
    digest: Bytes;
  };
  referral_step: {
    county: string;
    id: string;
    referral: string;
    number: number;
    kind: string;
    body: string | null;
    actor_kind: 'staff' | 'clock';
    actor: string | null;
    on_day: Day;
    at: Date;
    sealed: Bytes;
    submission_id: string | null;
    digest: Bytes | null;
  };
}
