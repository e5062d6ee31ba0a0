import type { ColumnType, Generated } from 'kysely';
import type { SourceKind } from '../../rules/procedure-shape.ts';
import type { ProvinceState } from '../../rules/province-format.ts';
import type { ReceiverKind } from '../../rules/receiver.ts';
import type { Sharing } from '../../rules/sharing.ts';
import type { ApplyTables } from './apply-tables.ts';
import type { AuditTables } from './audit-tables.ts';
import type { CampaignTables } from './campaign-tables.ts';
import type { CatalogueTables } from './catalogue-tables.ts';
import type { EmergencyTables } from './emergency-tables.ts';
import type { GrievanceTables } from './grievance-tables.ts';
import type { HoldTables } from './hold-tables.ts';
import type { LeadTables } from './lead-tables.ts';
import type { NewsTables } from './news-tables.ts';
import type { NoticeTables } from './notice-tables.ts';
import type { PlaceTables } from './place-tables.ts';
import type { StaffTables } from './staff-tables.ts';
import type { SunshineTables } from './sunshine-tables.ts';
import type { SmsVendorName } from './settings-of-sms.ts';
import type { VendorTables } from './vendor-tables.ts';
import type { VisitTables } from './visit-tables.ts';
import type { ToldTables } from './told-tables.ts';
import type { WindowTables } from './window-tables.ts';
import type { WordTables } from './word-tables.ts';

/** The tables as the app sees them; `migrations/` is where they are made. Sealed columns are vault bytes. */
type Bytes = Buffer;
type Json<T = unknown> = ColumnType<T, string, string>;
/** A legal day; the driver is told to leave dates as text. */
type Day = string;

export interface Tables
  extends
    ApplyTables,
    AuditTables,
    CampaignTables,
    CatalogueTables,
    EmergencyTables,
    GrievanceTables,
    HoldTables,
    LeadTables,
    NewsTables,
    NoticeTables,
    PlaceTables,
    StaffTables,
    SunshineTables,
    VendorTables,
    VisitTables,
    ToldTables,
    WindowTables,
    WordTables {
  deployment: { one: Generated<boolean>; kind: 'demo' | 'real'; epoch: Generated<number>; canary: Bytes; born_at: Date };
  county: {
    id: string;
    name: string;
    division_code: string;
    province: Generated<string>;
    city: Generated<string>;
    city_code: Generated<string>;
    hotline: string;
    /** 监督电话. */
    supervision_phone: Generated<string | null>;
    sms_sign: string;
    born_at: Date;
    /** The county that this is a practice ground of. */
    practice_of: string | null;
  };
  practice_ground: { practice_of: string; ground: string | null; opened_at: Date | null; days_ahead: Generated<number> };
  receipt: { code_hash: Bytes; county: string; application: string };
  account: {
    id: string;
    kind: 'phone' | 'openid' | 'practice';
    address_hash: Bytes;
    address_hash_next: Bytes | null;
    address_sealed: Bytes;
    born_at: Date;
    verified_by: Generated<'sign-in-code' | 'wechat-phone' | 'call'>;
  };
  account_county: { account: string; county: string };
  session: {
    token_hash: Bytes;
    account: string;
    device: string;
    born_at: Date;
    expires_at: Date;
    ended_at: Date | null;
    wechat_identity: string | null;
  };
  wechat_identity: {
    id: string;
    openid_hash: Bytes | null;
    openid_sealed: Bytes | null;
    account: string | null;
    joined_at: Date;
    ended_at: Date | null;
  };
  wechat_subscription: { identity: string; template: string; grants: number; accepted_at: Date | null; refused_at: Date | null };
  sign_in_code: {
    id: string;
    address_hash: Bytes;
    address_sealed: Bytes;
    code_sealed: Bytes;
    code_hash: Bytes;
    asked_at: Date;
    expires_at: Date;
    wrong_tries: Generated<number>;
    used_at: Date | null;
    state: 'waiting' | 'calling' | 'handed-over' | 'failed' | 'unknown';
    due_at: Date;
  };
  sms_attempt: {
    id: string;
    vendor: SmsVendorName | 'wechat';
    kind: string;
    county: string | null;
    delivery: string | null;
    sign_in_code: string | null;
    /** A message to a desk of our own. */
    ring: Generated<string | null>;
    /** Of the number that was called, over all counties. */
    address_hash: Generated<Bytes | null>;
    number: number;
    at: Date;
  };
  sms_outcome: {
    id: string;
    attempt: string;
    state: 'handed-over' | 'refused' | 'unknown' | 'delivered' | 'undelivered';
    source: 'answer' | 'report' | 'pull' | 'silence' | 'restore';
    vendor_serial: string | null;
    vendor_code: string | null;
    at: Date;
  };
  vendor_report: {
    id: string;
    vendor: SmsVendorName | 'wechat';
    body: Bytes;
    received_at: Date;
    judged_at: Date | null;
    verdict: string | null;
    same_as: Bytes | null;
  };
  limit_count: { key: string; window_start: Date; count: number };
  vault_key: { id: Generated<number>; county: string; purpose: string; wrapped: Bytes; born_at: Date; retired_at: Date | null };

  procedure: { county: string; id: string; version: number; data: Json; published_at: Date };
  window_words: { county: string; version: number; data: Json; published_at: Date };
  province_format: { county: string; version: number; data: Json; published_at: Date };
  calendar: { county: string; year: number; data: Json; published_at: Date };
  figure: { county: string; name: string; since: Day; data: Json; published_at: Date };
  delegation: { county: string; program: string; town: string; since: Day; data: Json; published_at: Date };
  person: {
    county: string;
    id: string;
    /** None: nobody knows the ID number yet. */
    id_hash: Bytes | null;
    id_hash_next: Bytes | null;
    name_sealed: Bytes;
    id_number_sealed: Bytes;
    born_at: Date;
    joined_into: Generated<string | null>;
  };
  contact: {
    county: string;
    id: string;
    person: string;
    channel: 'sms' | 'wechat' | 'voice' | 'in-person';
    address_hash: Bytes;
    address_hash_next: Bytes | null;
    address_sealed: Bytes;
    whose: string;
    verified_at: Date | null;
    verified_by: string | null;
    stale_at: Date | null;
    /** She, or her carrier, wants no messages there. */
    opted_out_at: Generated<Date | null>;
  };
  account_grant: {
    county: string;
    id: string;
    account: string;
    person: string;
    kind: 'self' | 'family' | 'neighbour' | 'liaison';
    scope: string;
    since: Date;
    until: Date | null;
  };
  household: { county: string; id: string; village: string; address_sealed: Bytes; born_at: Date };
  member: { county: string; household: string; person: string; relation: string; since: Date; until: Date | null };
  application: {
    county: string;
    id: string;
    submission_id: string;
    account: string;
    village: string;
    key_wrapped: Bytes | null;
    begun_at: Date;
    submitted_at: Date | null;
    body_digest: Bytes | null;
    household: string | null;
    applicant: string | null;
    name_sealed: Bytes | null;
    filled_by: string | null;
    catalogue_version: number | null;
    receipt_number: string | null;
    receipt_sealed: Bytes | null;
    answer_sealed: Bytes | null;
  };
  fact_set: { county: string; id: string; application: string; source: 'declared' | 'verified'; sealed: Bytes; at: Date };
  paper: {
    county: string;
    id: string;
    application: string;
    account: string;
    kind: string;
    digest: Bytes;
    bytes: number;
    media_type: string;
    file: string;
    born_at: Date;
    listed_at: Date | null;
    copied_from: Generated<string | null>;
    whose: Generated<string | null>;
  };
  file_begun: { county: string; file: string; begun_at: Date };
  /** A view: which role has something to record in which step. */
  procedure_step_role: { county: string; procedure: string; version: number; step: string; role: string };
  matter: {
    county: string;
    id: string;
    application: string;
    person: string;
    program: string;
    catalogue_version: number;
    procedure: string;
    procedure_version: number;
    village: string;
    town: string;
    step: string;
    version: number;
    opened_at: Date;
    changed_at: Date;
    closed_at: Date | null;
    due_on: Day | null;
    due_certain: boolean | null;
    due_kind: string | null;
    total_due_on: Day | null;
    /** The last day after which it is late and nobody has been told yet. */
    late_on: Day | null;
    /** With how many published years the dates above were counted. */
    calendar_edition: number;
    /** What she was told, where a calendar published since made the day an earlier one. */
    told_due_on: Day | null;
    told_total_on: Day | null;
    receiver_kind: Generated<Exclude<ReceiverKind, 'none'>>;
    /** A town's place id or a body's id, as the kind says; none where it is not known yet. */
    receiver: string | null;
    /** Which body answers for the program. */
    body: string | null;
    joined_into: string | null;
    /** Somebody must speak with her before anything is decided, since then. */
    unconfirmed_since: Generated<Date | null>;
    confirmed_at: Generated<Date | null>;
    confirmed_by: Generated<string | null>;
    /** Until when papers that may follow are waited for; nothing stops meanwhile. */
    follow_on: Generated<Day | null>;
    follow_certain: Generated<boolean | null>;
    follow_kind: Generated<SourceKind | null>;
    sharing: Generated<Sharing>;
    /** The account of whose matter it is, where she made it quiet herself; then the one that filed reads nothing of it. */
    kept_by: Generated<string | null>;
  };
  event: {
    county: string;
    id: string;
    matter: string;
    number: number;
    kind: string;
    step: string;
    actor_kind: 'citizen' | 'staff' | 'clock';
    actor: string | null;
    on_day: Day;
    at: Date;
    sealed: Bytes | null;
    submission_id: string | null;
    digest: Bytes | null;
  };
  /** What the province's own system said of a matter; no event of ours. */
  province_result: {
    county: string;
    id: string;
    matter: string;
    state: ProvinceState;
    on_day: Day;
    sealed: Bytes;
    digest: Bytes;
    noted_at: Date;
    noted_by: string;
  };
}
