-- The catalogue at the county's desk: drafts that a second officer approves, versions that can be taken out of force again.

-- Who published a version; one that came with the county's folder has none of it.
alter table catalogue add column draft uuid;
alter table catalogue add column offered_by uuid;
alter table catalogue add column approved_by uuid;
-- Taken out of force: the one before holds again. The row stays, for what was filed under it.
alter table catalogue add column withdrawn_at timestamptz;
alter table catalogue add column withdrawn_by uuid;
alter table catalogue add column withdrawn_why text;
grant update (withdrawn_at, withdrawn_by, withdrawn_why) on catalogue to mashang_app;

create table catalogue_draft (
  county text not null references county,
  id uuid not null,
  -- The version it was begun from; no later one may stand between when it is published.
  base integer not null,
  data jsonb not null,
  -- Its first day in force; null: the day on which it is approved. Standards inside carry days of their own.
  first_day date,
  version integer not null,
  state text not null check (state in ('drafting', 'offered', 'published', 'dropped')),
  -- Everybody who began or changed it: none of them approves it.
  editors uuid[] not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  begun_at timestamptz not null,
  offered_by uuid,
  offered_at timestamptz,
  closed_by uuid,
  closed_at timestamptz,
  published_as integer,
  primary key (county, id),
  foreign key (county, base) references catalogue (county, version)
);
create index catalogue_draft_open on catalogue_draft (county, changed_at) where state in ('drafting', 'offered');

-- Invented households that a draft is tried against.
create table trial_household (
  county text not null references county,
  id text not null,
  title text not null,
  data jsonb not null,
  loaded_at timestamptz not null,
  primary key (county, id)
);

grant select, insert on catalogue_draft, trial_household to mashang_app;
grant update (data, first_day, version, state, editors, changed_by, changed_at, offered_by, offered_at, closed_by, closed_at, published_as)
  on catalogue_draft to mashang_app;
