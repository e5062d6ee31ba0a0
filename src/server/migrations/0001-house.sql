-- The house: who, where, what is asked, where it stands, who was told.
-- County tables lead their primary key with county; tables outside counties point in. Sealed columns hold vault bytes only.

do $$ begin
  if not exists (select from pg_roles where rolname = 'mashang_app') then create role mashang_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'mashang_reader') then create role mashang_reader nologin; end if;
end $$;
grant usage on schema public to mashang_app, mashang_reader;
revoke create on schema public from public;

-- ── outside counties ────────────────────────────────────────────────────────────────────────────────────────────

create table deployment (
  one boolean primary key default true check (one),
  kind text not null check (kind in ('demo', 'real')),
  epoch integer not null default 1,
  canary bytea not null,
  born_at timestamptz not null
);

-- id is minted once and never rewritten; division_code is what the state calls it today.
create table county (
  id text primary key,
  name text not null,
  division_code text not null,
  hotline text not null,
  sms_sign text not null,
  born_at timestamptz not null
);

create table place (
  id text primary key,
  county text not null references county,
  kind text not null check (kind in ('county', 'town', 'village')),
  parent text references place,
  name text not null,
  raw_name text not null,
  division_code text not null,
  since date not null,
  until date
);
create index place_by_parent on place (parent, division_code);
create index place_by_county on place (county, kind);

create table village_code (
  id text primary key check (id = upper(id)),
  county text not null references county,
  village text not null references place,
  issued_at timestamptz not null,
  revoked_at timestamptz,
  replaced_by text references village_code
);
create index village_code_by_village on village_code (village);

create table receipt (
  code_hash bytea primary key,
  county text not null references county,
  application uuid not null
);

create table account (
  id uuid primary key,
  kind text not null check (kind in ('phone', 'openid')),
  address_hash bytea not null unique,
  address_hash_next bytea,
  address_sealed bytea not null,
  born_at timestamptz not null
);

create table account_county (
  account uuid not null references account,
  county text not null references county,
  primary key (account, county)
);

create table session (
  token_hash bytea primary key,
  account uuid not null references account,
  device uuid not null,
  born_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);

create table staff_login (
  login text primary key,
  county text not null references county,
  staff uuid not null
);

create table staff_session (
  token_hash bytea primary key,
  county text not null references county,
  staff uuid not null,
  born_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz
);

create table sign_in_code (
  id uuid primary key,
  address_hash bytea not null,
  address_sealed bytea not null,
  code_sealed bytea not null,
  code_hash bytea not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  wrong_tries integer not null default 0,
  used_at timestamptz,
  state text not null check (state in ('waiting', 'calling', 'handed-over', 'failed', 'unknown')),
  due_at timestamptz not null
);
create index sign_in_code_by_address on sign_in_code (address_hash, asked_at desc);
create index sign_in_code_due on sign_in_code (due_at) where state in ('waiting', 'calling');

-- Before a vendor is called its attempt is committed; what became of it are rows of sms_outcome. Both only grow.
create table sms_attempt (
  id uuid primary key,
  vendor text not null,
  kind text not null,
  county text references county,
  delivery uuid,
  -- No reference: the code and its number are forgotten after two days, that something was sent is not.
  sign_in_code uuid,
  -- A second attempt of a delivery is made only when the first was certainly refused.
  number integer not null,
  at timestamptz not null,
  unique (delivery, number),
  unique (sign_in_code)
);

create table sms_outcome (
  id uuid primary key,
  attempt uuid not null references sms_attempt,
  state text not null check (state in ('handed-over', 'refused', 'unknown', 'delivered', 'undelivered')),
  source text not null check (source in ('answer', 'report', 'silence')),
  vendor_serial text,
  vendor_code text,
  at timestamptz not null
);
create index sms_outcome_by_attempt on sms_outcome (attempt, at);
create index sms_outcome_by_serial on sms_outcome (vendor_serial) where vendor_serial is not null;

create table vendor_report (
  id uuid primary key,
  vendor text not null,
  body bytea not null,
  received_at timestamptz not null,
  judged_at timestamptz,
  verdict text
);
create index vendor_report_waiting on vendor_report (received_at) where judged_at is null;

-- Counters of security limits; unlogged: after a crash of the database they begin anew, which is acceptable for fences.
create unlogged table limit_count (
  key text not null,
  window_start timestamptz not null,
  count integer not null,
  primary key (key, window_start)
);

create table vault_key (
  id integer generated always as identity primary key,
  county text not null,
  purpose text not null,
  wrapped bytea not null,
  born_at timestamptz not null,
  retired_at timestamptz
);
create unique index vault_key_in_use on vault_key (county, purpose) where retired_at is null;

-- ── of a county ─────────────────────────────────────────────────────────────────────────────────────────────────

create table liaison (
  county text not null references county,
  id uuid not null,
  village text not null,
  name text not null,
  phone text not null,
  since date not null,
  until date,
  primary key (county, id)
);
create index liaison_by_village on liaison (county, village);

create table catalogue (
  county text not null references county,
  version integer not null,
  data jsonb not null,
  effective_from date not null,
  published_at timestamptz not null,
  primary key (county, version)
);

create table procedure (
  county text not null references county,
  id text not null,
  version integer not null,
  data jsonb not null,
  published_at timestamptz not null,
  primary key (county, id, version)
);

create table calendar (
  county text not null references county,
  year integer not null,
  data jsonb not null,
  published_at timestamptz not null,
  primary key (county, year)
);

create table staff (
  county text not null references county,
  id uuid not null,
  login text not null unique,
  name text not null,
  role text not null check (role in ('town', 'county', 'finance')),
  places text[] not null,
  password_hash text not null,
  totp_sealed bytea not null,
  totp_last_step bigint not null default 0,
  seeded boolean not null,
  since date not null,
  until date,
  primary key (county, id)
);

create table person (
  county text not null references county,
  id uuid not null,
  id_hash bytea not null,
  id_hash_next bytea,
  name_sealed bytea not null,
  id_number_sealed bytea not null,
  born_at timestamptz not null,
  primary key (county, id),
  unique (county, id_hash)
);

create table contact (
  county text not null references county,
  id uuid not null,
  person uuid not null,
  channel text not null check (channel in ('sms', 'wechat', 'voice', 'in-person')),
  address_hash bytea not null,
  address_hash_next bytea,
  address_sealed bytea not null,
  whose text not null,
  verified_at timestamptz,
  verified_by text,
  stale_at timestamptz,
  primary key (county, id),
  unique (county, person, channel, address_hash)
);

create table account_grant (
  county text not null references county,
  id uuid not null,
  account uuid not null,
  person uuid not null,
  kind text not null check (kind in ('self', 'family', 'neighbour', 'liaison')),
  scope text not null,
  since timestamptz not null,
  until timestamptz,
  primary key (county, id),
  unique (county, account, person, kind)
);

create table household (
  county text not null references county,
  id uuid not null,
  village text not null,
  address_sealed bytea not null,
  born_at timestamptz not null,
  primary key (county, id)
);

create table member (
  county text not null references county,
  household uuid not null,
  person uuid not null,
  relation text not null,
  since timestamptz not null,
  until timestamptz,
  primary key (county, household, person)
);

-- Begun when the first paper arrives, submitted once. Its key seals its papers, facts and words; destroying the key erases them.
create table application (
  county text not null references county,
  id uuid not null,
  submission_id uuid not null,
  account uuid not null,
  village text not null,
  key_wrapped bytea,
  begun_at timestamptz not null,
  submitted_at timestamptz,
  body_digest bytea,
  household uuid,
  applicant uuid,
  -- The name as she wrote it; what is registered of that person is not shown to whoever happens to know her ID number.
  name_sealed bytea,
  filled_by text,
  catalogue_version integer,
  receipt_number text,
  receipt_sealed bytea,
  answer_sealed bytea,
  primary key (county, id),
  unique (county, submission_id),
  unique (county, receipt_number),
  check ((submitted_at is null) = (body_digest is null))
);
create index application_by_account on application (county, account, submitted_at desc);

create table fact_set (
  county text not null references county,
  id uuid not null,
  application uuid not null,
  source text not null check (source in ('declared', 'verified')),
  sealed bytea not null,
  at timestamptz not null,
  primary key (county, id)
);
create index fact_set_by_application on fact_set (county, application, at);

create table consent (
  county text not null references county,
  id uuid not null,
  application uuid not null,
  person uuid not null,
  kind text not null,
  version integer not null,
  at timestamptz not null,
  primary key (county, id),
  unique (county, application, person, kind)
);

create table paper (
  county text not null references county,
  id uuid not null,
  application uuid not null,
  account uuid not null,
  kind text not null,
  digest bytea not null,
  bytes integer not null,
  media_type text not null,
  file text not null,
  born_at timestamptz not null,
  listed_at timestamptz,
  primary key (county, id)
);
create index paper_by_application on paper (county, application);

create table matter (
  county text not null references county,
  id uuid not null,
  application uuid not null,
  person uuid not null,
  program text not null,
  catalogue_version integer not null,
  procedure text not null,
  procedure_version integer not null,
  village text not null,
  town text not null,
  step text not null,
  version integer not null,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  closed_at timestamptz,
  due_on date,
  due_certain boolean,
  due_kind text,
  total_due_on date,
  primary key (county, id),
  unique (county, application, program)
);
create index matter_open_by_town on matter (county, town, due_on) where closed_at is null;

-- The timeline is the events; they only grow. Everything about a person is in sealed, under the application's key.
create table event (
  county text not null references county,
  id uuid not null,
  matter uuid not null,
  number integer not null,
  kind text not null,
  step text not null,
  actor_kind text not null check (actor_kind in ('citizen', 'staff', 'clock')),
  actor uuid,
  on_day date not null,
  at timestamptz not null,
  sealed bytea,
  submission_id uuid,
  digest bytea,
  primary key (county, id),
  unique (county, matter, number),
  unique (county, submission_id)
);

create table notice (
  county text not null references county,
  id uuid not null,
  matter uuid not null,
  event uuid not null,
  account uuid not null,
  person uuid not null,
  kind text not null,
  sealed bytea not null,
  at timestamptz not null,
  read_at timestamptz,
  primary key (county, id),
  unique (county, event, kind)
);
create index notice_by_account on notice (county, account, at desc);

create table delivery (
  county text not null references county,
  id uuid not null,
  notice uuid not null,
  channel text not null,
  contact uuid not null,
  template text not null,
  sealed bytea not null,
  state text not null check (state in ('waiting', 'calling', 'handed-over', 'delivered', 'failed', 'unknown')),
  due_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (county, id),
  unique (county, notice, channel)
);
create index delivery_due on delivery (county, due_at) where state in ('waiting', 'calling');

create table scan_count (
  county text not null references county,
  code text not null,
  day date not null,
  count bigint not null,
  primary key (county, code, day)
);

-- Who looked at or changed what. Only grows.
create table audit (
  county text not null references county,
  id uuid not null,
  at timestamptz not null,
  who_kind text not null,
  who uuid,
  act text not null,
  what_kind text not null,
  what text not null,
  primary key (county, id)
);
create index audit_by_what on audit (county, what_kind, what);

-- ── least right ─────────────────────────────────────────────────────────────────────────────────────────────────

grant select, insert on
  deployment, county, place, village_code, receipt, account, account_county, session, staff_login, staff_session, sign_in_code,
  sms_attempt, sms_outcome, vendor_report, limit_count, vault_key,
  liaison, catalogue, procedure, calendar, staff, person, contact, account_grant, household, member, application, fact_set, consent,
  paper, matter, event, notice, delivery, scan_count, audit
to mashang_app;

grant update (name, division_code, hotline, sms_sign) on county to mashang_app;
grant update (name, division_code, parent, until) on place to mashang_app;
grant update (revoked_at, replaced_by) on village_code to mashang_app;
grant update (ended_at) on session to mashang_app;
grant update (seen_at, ended_at) on staff_session to mashang_app;
grant update (wrong_tries, used_at, state, due_at), delete on sign_in_code to mashang_app;
grant update (judged_at, verdict) on vendor_report to mashang_app;
grant update (count), delete on limit_count to mashang_app;
grant update (retired_at, wrapped) on vault_key to mashang_app;
grant update (until, name, phone) on liaison to mashang_app;
grant update (totp_last_step, until, places, password_hash, totp_sealed) on staff to mashang_app;
grant update (stale_at, verified_at, verified_by) on contact to mashang_app;
grant update (until) on account_grant, member to mashang_app;
grant update (key_wrapped, submitted_at, body_digest, household, applicant, name_sealed, filled_by, catalogue_version, receipt_number, receipt_sealed,
  answer_sealed) on application to mashang_app;
grant update (listed_at) on paper to mashang_app;
grant update (step, version, changed_at, closed_at, due_on, due_certain, due_kind, total_due_on) on matter to mashang_app;
grant update (read_at) on notice to mashang_app;
grant update (state, due_at, changed_at) on delivery to mashang_app;
grant update (count) on scan_count to mashang_app;

-- Reports see the skeleton: where, what kind, when; nothing sealed, no person.
grant select on county, place, matter, event, delivery, scan_count, sms_attempt, sms_outcome to mashang_reader;
revoke select on event, delivery from mashang_reader;
grant select (county, id, matter, number, kind, step, actor_kind, on_day, at) on event to mashang_reader;
grant select (county, id, channel, template, state, due_at, changed_at) on delivery to mashang_reader;
