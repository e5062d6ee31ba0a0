-- 政策找人: the county finds families whom an aid may fit, and tells each once.

-- seed: who is told first is drawn by it. looked_up_to: the last person that the finding has looked at. counts: of the finding, by town and
-- reason, and how many were left out and why; no person in it.
create table campaign (
  county text not null references county,
  id uuid not null,
  state text not null check (state in ('draft', 'finding', 'audience-ready', 'approved', 'sampled', 'running', 'paused', 'done', 'stopped')),
  version integer not null,
  program text not null,
  catalogue_version integer not null,
  title text not null,
  text text not null,
  written_by uuid not null,
  written_at timestamptz not null,
  approved_by uuid,
  approved_at timestamptz,
  seed text not null,
  looked_up_to uuid,
  counts jsonb not null,
  frozen_at timestamptz,
  changed_at timestamptz not null,
  primary key (county, id)
);
create index campaign_at_work on campaign (county) where state in ('finding', 'approved', 'running');

-- Who did what to it; only grows. actor: none where it was the county's clock.
create table campaign_step (
  county text not null references county,
  campaign uuid not null,
  number integer not null,
  kind text not null,
  actor uuid,
  at timestamptz not null,
  submission_id uuid,
  digest bytea,
  primary key (county, campaign, number),
  unique (county, submission_id)
);

-- The audience, frozen when it was found: each person once. id: what her notice is about. account: her own, none where only others ever
-- filed for her. sealed: why, in words, under the key of the application it was found in. lot: her place in the order, drawn by the seed.
create table campaign_person (
  county text not null references county,
  campaign uuid not null,
  person uuid not null,
  id uuid not null,
  application uuid not null,
  account uuid,
  town text not null,
  verdict text not null check (verdict in ('likely', 'maybe')),
  lot integer not null,
  sealed bytea not null,
  state text not null check (state in ('waiting', 'told', 'for-liaison', 'left', 'said-no')),
  due_at timestamptz not null,
  settled_at timestamptz,
  primary key (county, campaign, person),
  unique (county, id)
);
create index campaign_person_waiting on campaign_person (county, campaign, lot) where state = 'waiting';
create index campaign_person_told on campaign_person (county, settled_at) where state = 'told';
create index campaign_person_by_person on campaign_person (county, person);

-- 以后不用告诉我这类. It can be taken back.
create table campaign_no (
  county text not null references county,
  person uuid not null,
  state text not null check (state in ('no', 'taken-back')),
  since timestamptz not null,
  by text not null check (by in ('person', 'desk')),
  primary key (county, person)
);

-- The newest application of each person, in the order of persons.
create index application_by_applicant on application (county, applicant, submitted_at desc) where submitted_at is not null;

grant select, insert on campaign, campaign_step, campaign_person, campaign_no to mashang_app;
grant update (state, version, program, catalogue_version, title, text, approved_by, approved_at, looked_up_to, counts, frozen_at, changed_at)
  on campaign to mashang_app;
grant update (state, due_at, settled_at) on campaign_person to mashang_app;
grant update (state, since, by) on campaign_no to mashang_app;
