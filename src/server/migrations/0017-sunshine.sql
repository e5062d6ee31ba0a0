-- 阳光公开: what the county's funds became and what they bought, releases of it, and what hangs where. Nothing here is about a person.
create table sunshine_entry (
  county text not null references county,
  id uuid not null,
  kind text not null check (kind in ('fund', 'asset')),
  version integer not null check (version > 0),
  data jsonb not null,
  state text not null check (state in ('kept', 'dropped')),
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (county, id)
);

-- What was public stays written down: `content` never changes.
create table sunshine_release (
  county text not null references county,
  id uuid not null,
  content jsonb not null,
  digest text not null,
  state text not null check (state in ('proposed', 'released', 'replaced', 'taken-down', 'dropped')),
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  released_by uuid,
  released_at timestamptz,
  ended_by uuid,
  ended_at timestamptz,
  why text,
  primary key (county, id),
  check (released_by is null or released_by <> proposed_by)
);
create unique index sunshine_release_one on sunshine_release (county) where state = 'released';
create index sunshine_release_by_day on sunshine_release (county, proposed_at desc);

create table sunshine_export (
  county text not null references county,
  id uuid not null,
  release uuid not null,
  form text not null check (form in ('site-page', 'site-table', 'corner-a4', 'board-a3', 'plates-a4', 'screen-page')),
  file bytea not null,
  sha256 text not null,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (county, id),
  foreign key (county, release) references sunshine_release
);
create index sunshine_export_of on sunshine_export (county, release);

create table sunshine_hanging (
  county text not null references county,
  id uuid not null,
  release uuid not null,
  kind text not null check (kind in ('site', 'corner', 'board', 'screen')),
  place text not null,
  hangs_at text,
  put_up_by uuid not null,
  put_up_at timestamptz not null,
  taken_off_by uuid,
  taken_off_at timestamptz,
  primary key (county, id),
  foreign key (county, release) references sunshine_release
);
create index sunshine_hanging_there on sunshine_hanging (county, release) where taken_off_at is null;

grant select, insert on sunshine_entry, sunshine_release, sunshine_export, sunshine_hanging to mashang_app;
grant update (version, data, state, changed_by, changed_at) on sunshine_entry to mashang_app;
grant update (state, released_by, released_at, ended_by, ended_at, why) on sunshine_release to mashang_app;
grant update (taken_off_by, taken_off_at) on sunshine_hanging to mashang_app;
