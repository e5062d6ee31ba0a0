-- 主动发现: a household in trouble that somebody reported. A lead is a visit to make, never an application in somebody's name.

-- id: made by the phone. urgency: child goes straight to the county · with_whom: whose turn it is. What was seen, where, who told it:
-- sealed. due_on: the county's promise of the visit. outcome: what the visit came to.
create table lead (
  county text not null references county,
  id uuid not null,
  digest bytea not null,
  village text not null,
  town text not null,
  urgency text not null check (urgency in ('ordinary', 'child')),
  state text not null check (state in ('open', 'visit-planned', 'visited')),
  with_whom text not null check (with_whom in ('town', 'county')),
  way text not null check (way in ('phone', 'hotline', 'desk')),
  version integer not null,
  sealed bytea not null,
  reported_at timestamptz not null,
  due_on date,
  due_certain boolean,
  visit_on date,
  risen_at timestamptz,
  outcome text check (outcome in ('applied', 'emergency', 'nothing-needed', 'not-found')),
  changed_at timestamptz not null,
  primary key (county, id)
);
create index lead_open on lead (county, due_on) where state <> 'visited';

-- What was done about it; only grows. The words are sealed.
create table lead_step (
  county text not null references county,
  lead uuid not null,
  number integer not null,
  kind text not null check (kind in ('reported', 'planned', 'visited', 'handed-to-county', 'risen')),
  actor uuid,
  at timestamptz not null,
  submission_id uuid,
  digest bytea,
  sealed bytea not null,
  primary key (county, lead, number),
  unique (county, submission_id)
);

grant select, insert on lead, lead_step to mashang_app;
grant update (state, with_whom, version, due_on, due_certain, visit_on, risen_at, outcome, changed_at) on lead to mashang_app;
