-- 村码: places as they change, what hangs where and how it fares, files of places, posters.

-- ── places ──────────────────────────────────────────────────────────────────────────────────────────────────────

alter table county add column province text not null default '';
alter table county add column city text not null default '';
alter table county add column city_code text not null default '';
alter table county add column supervision_phone text;
grant update (province, city, city_code, supervision_phone) on county to mashang_app;

-- What it became part of: whoever scans its printed code comes there.
alter table place add column merged_into text references place;
grant update (merged_into, raw_name) on place to mashang_app;

-- What a place was called, numbered and part of before. Only grows.
create table place_change (
  county text not null references county,
  id uuid not null,
  place text not null references place,
  kind text not null check (kind in ('added', 'renamed', 'moved', 'renumbered', 'merged', 'ended')),
  -- {name, rawName, divisionCode, parent} before it.
  was jsonb,
  at timestamptz not null,
  by uuid,
  file uuid,
  primary key (county, id)
);
create index place_change_by_place on place_change (county, place, at);

-- Where people go and whom they ring: of a county, a town or a village.
create table station (
  county text not null references county,
  place text not null references place,
  address text not null,
  hours text not null,
  phone text not null,
  changed_at timestamptz not null,
  primary key (county, place)
);

-- Since when her name and number may stand on a poster and on public pages; null: she has not said yes.
alter table liaison add column print_consent_on date;
grant update (print_consent_on, since) on liaison to mashang_app;
-- Which villages a number that signs in is the liaison of.
create index liaison_by_phone on liaison (county, phone);

-- A file of places that one officer tried and another confirms.
create table places_file (
  county text not null references county,
  id uuid not null,
  kind text not null check (kind in ('places', 'stations', 'liaisons')),
  name text not null,
  sha256 text not null,
  file text not null,
  report jsonb not null,
  report_digest text not null,
  tried_by uuid not null,
  tried_at timestamptz not null,
  state text not null check (state in ('waiting', 'confirmed', 'dropped')),
  closed_by uuid,
  closed_at timestamptz,
  primary key (county, id)
);
create index places_file_by_day on places_file (county, tried_at desc);

-- ── codes ───────────────────────────────────────────────────────────────────────────────────────────────────────

alter table village_code add column hangs_at text;
alter table village_code add column revoked_why text;
alter table village_code add column issued_by uuid;
alter table village_code add column revoked_by uuid;
grant update (hangs_at, revoked_why, revoked_by) on village_code to mashang_app;

-- What an older code that hangs there says, letter for letter as a scanner reads it, or the last part of its link. Points in like a code.
create table code_alias (
  alias text primary key,
  county text not null references county,
  village text not null references place,
  registered_at timestamptz not null,
  registered_by uuid,
  until timestamptz
);
create index code_alias_by_village on code_alias (village);

-- Openings of a day. `page`: the page written by the server; `app`: the phone's app; `check`: 验码; `wrong-tag`: the village's number with a
-- tag that is none of its codes (code is then empty). Takes the place of scan_count.
create table scan_day (
  county text not null references county,
  village text not null,
  day date not null,
  code text not null,
  way text not null check (way in ('page', 'app', 'check', 'wrong-tag')),
  count bigint not null,
  primary key (county, village, day, code, way)
);
-- Ids that name no village of ours.
create table unknown_scan (
  day date not null,
  way text not null,
  count bigint not null,
  primary key (day, way)
);
create index scan_day_wrong_tags on scan_day (county, day) where way = 'wrong-tag';
-- How far each counting process has written what it counted: a batch whose answer was lost on the way is not written twice.
create table scan_writer (
  id uuid primary key,
  batch bigint not null
);
insert into scan_day (county, village, day, code, way, count)
  select s.county, c.village, s.day, s.code, 'page', s.count from scan_count s join village_code c on c.id = s.code;

-- Something is wrong with what hangs there: one open task a code, however many say so.
create table code_task (
  county text not null references county,
  id uuid not null,
  village text not null,
  code text not null,
  kind text not null check (kind in ('torn', 'covered', 'elsewhere', 'fake', 'gone', 'guessed')),
  reports integer not null,
  opened_at timestamptz not null,
  last_report_at timestamptz not null,
  closed_at timestamptz,
  closed_by uuid,
  outcome text check (outcome in ('reprinted', 'rehung', 'cleaned', 'was-fine', 'fake-removed')),
  primary key (county, id)
);
create unique index code_task_open on code_task (county, code) where closed_at is null;

-- The liaison or an officer stood before it.
create table code_check (
  county text not null references county,
  id uuid not null,
  village text not null,
  code text not null,
  finding text not null check (finding in ('fine', 'torn', 'covered', 'elsewhere', 'fake', 'gone')),
  photo uuid,
  by_kind text not null check (by_kind in ('liaison', 'staff')),
  by uuid not null,
  at timestamptz not null,
  on_day date not null,
  primary key (county, id)
);
create index code_check_by_village on code_check (county, village, at desc);

create table code_photo (
  county text not null references county,
  id uuid not null,
  village text not null,
  sha256 bytea not null,
  file text not null,
  sent_by uuid not null,
  sent_at timestamptz not null,
  primary key (county, id)
);

-- The mini-program's own round code of a village code, as WeChat drew it once for this mini-program.
create table mini_code (
  county text not null references county,
  code text not null references village_code,
  app_id text not null,
  image bytea not null,
  made_at timestamptz not null,
  primary key (county, code)
);

-- ── posters ─────────────────────────────────────────────────────────────────────────────────────────────────────

create table poster_job (
  county text not null references county,
  id uuid not null,
  sheet text not null check (sheet in ('a4', 'a3', 'sticker', 'strip', 'window')),
  -- 'all', or ids of towns and villages.
  places jsonb not null,
  state text not null check (state in ('waiting', 'working', 'finished', 'refused', 'cancelled')),
  pages_done integer not null,
  pages_total integer not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  -- Looked at again then: soon while it waits, after the worker's silence while it works.
  due_at timestamptz,
  finished_at timestamptz,
  -- {page, village, why}[]: rows that could not be printed, or what stopped it.
  refusals jsonb not null,
  file text,
  manifest text,
  sha256 text,
  bytes integer,
  primary key (county, id)
);
create index poster_job_due on poster_job (county, due_at) where state in ('waiting', 'working');
create index poster_job_by_day on poster_job (county, asked_at desc);

-- What hangs on the wall of a window (六上墙) and follows from nothing else that the county says here.
create table window_words (
  county text not null references county,
  version integer not null,
  data jsonb not null,
  published_at timestamptz not null,
  primary key (county, version)
);

grant select, insert on
  window_words, place_change, station, places_file, code_alias, scan_day, unknown_scan, scan_writer, code_task, code_check, code_photo, mini_code,
  poster_job
to mashang_app;
grant update (address, hours, phone, changed_at) on station to mashang_app;
grant update (state, closed_by, closed_at, report, report_digest) on places_file to mashang_app;
grant update (county, village, registered_at, registered_by, until) on code_alias to mashang_app;
grant update (count) on scan_day, unknown_scan to mashang_app;
grant update (batch) on scan_writer to mashang_app;
grant update (kind, reports, last_report_at, closed_at, closed_by, outcome) on code_task to mashang_app;
grant update (app_id, image, made_at) on mini_code to mashang_app;
grant update (state, pages_done, pages_total, due_at, finished_at, refusals, file, manifest, sha256, bytes) on poster_job to mashang_app;

grant select on scan_day, unknown_scan, code_task, code_check to mashang_reader;
