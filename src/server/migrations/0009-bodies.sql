-- The one-stop window: bodies told apart, who receives a matter, and what is referred from one body to another.

-- 单位: departments of the county, and bodies of their own such as a school or a hospital.
create table body (
  county text not null references county,
  id text not null,
  name text not null,
  kind text not null check (kind in ('department', 'union', 'charity', 'utility', 'school', 'hospital', 'bank', 'legal-aid')),
  phone text not null,
  since date not null,
  until date,
  primary key (county, id)
);
grant select, insert, update (name, phone, until) on body to mashang_app;

-- Whoever works for a department works for one. Of those who were added before nobody knows for which: they see nothing until somebody says so.
alter table staff add column body text;
alter table staff add constraint staff_body_check check ((role = 'department') = (body is not null)) not valid;
grant update (body) on staff to mashang_app;

-- Where it was handed in, of which kind, and which body answers for the program; `village` and `town` are those of its window.
alter table matter add column receiver_kind text not null default 'town-of-hukou'
  check (receiver_kind in ('town-of-event', 'town-of-hukou', 'school', 'hospital', 'body'));
alter table matter add column receiver text;
alter table matter add column body text;
-- Two applications for the same: into which one this was joined.
alter table matter add column joined_into uuid;
update matter set receiver = town, receiver_kind = case when program like 'temp-assist-%' then 'town-of-event' else 'town-of-hukou' end;
grant update (joined_into) on matter to mashang_app;
create index matter_open_by_body on matter (county, body) where closed_at is null and body is not null;
create index matter_open_by_receiver on matter (county, receiver)
  where closed_at is null and receiver_kind in ('school', 'hospital', 'body');
create index matter_by_person on matter (county, person, program);

-- Asked of a body, once. Everything said is sealed under the key of the application.
create table referral (
  county text not null references county,
  id uuid not null,
  matter uuid not null,
  application uuid not null,
  -- For a sheet of paper: opens nothing by itself.
  number text not null,
  state text not null check (state in ('sent', 'question', 'taken', 'returned', 'consulting', 'done', 'ended')),
  -- Whose it is now; after "not ours" the last one, until it is sent on.
  body text not null,
  -- Who said "not ours", in order. The second makes a consultation of it.
  bounced text[] not null default '{}',
  -- Who is asked for an opinion.
  parties text[] not null default '{}',
  -- A conclusion names who handles it: from then on nobody sends it back.
  concluded_at timestamptz,
  version integer not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  changed_at timestamptz not null,
  due_on date,
  due_certain boolean,
  -- The last day after which it goes up to the county and nobody has been told yet.
  late_on date,
  raised_at timestamptz,
  sealed bytea not null,
  digest bytea not null,
  primary key (county, id),
  unique (county, number)
);
create index referral_by_matter on referral (county, matter);
create index referral_open on referral (county, due_on) where state not in ('done', 'ended');
create index referral_open_by_body on referral (county, body) where state not in ('done', 'ended');
create index referral_late on referral (county, late_on) where late_on is not null;

-- What was said of it, in order; it only grows. `body`: who said it, or who kept silent.
create table referral_step (
  county text not null references county,
  id uuid not null,
  referral uuid not null,
  number integer not null,
  kind text not null,
  body text,
  actor_kind text not null check (actor_kind in ('staff', 'clock')),
  actor uuid,
  on_day date not null,
  at timestamptz not null,
  sealed bytea not null,
  submission_id uuid,
  digest bytea,
  primary key (county, id),
  unique (county, referral, number),
  unique (county, submission_id)
);
create index referral_step_by_kind on referral_step (county, kind, on_day);

grant select, insert on referral, referral_step to mashang_app;
grant update (state, body, bounced, parties, concluded_at, version, changed_at, due_on, due_certain, late_on, raised_at) on referral to mashang_app;
