-- 问一问, 差评回访, 投诉举报: what somebody asks or holds against us, each with a desk that answers by a day.

-- desk: whose list it stands on, never of the one that it is about · matter: of an inquiry alone; nothing links a complaint or a call back
-- to a matter, an account or a phone · number: what a complaint is called by. What was said, by whom and about whom: sealed.
create table grievance (
  county text not null references county,
  id uuid not null,
  kind text not null check (kind in ('inquiry', 'call-back', 'complaint')),
  digest bytea not null,
  state text not null check (state in ('open', 'taken', 'done')),
  desk text not null check (desk in ('county', 'auditor')),
  town text,
  matter uuid,
  number text,
  version integer not null,
  sealed bytea not null,
  asked_at timestamptz not null,
  due_on date,
  due_certain boolean,
  risen_at timestamptz,
  changed_at timestamptz not null,
  primary key (county, id),
  check ((kind = 'inquiry') = (matter is not null)),
  check ((kind = 'complaint') = (number is not null))
);
create unique index grievance_one_inquiry on grievance (county, matter) where matter is not null and state <> 'done';
create index grievance_of_matter on grievance (county, matter) where matter is not null;
create unique index grievance_number on grievance (county, number) where number is not null;
create index grievance_open on grievance (county, due_on) where state <> 'done';

-- What was done about it; only grows. The words are sealed.
create table grievance_step (
  county text not null references county,
  grievance uuid not null,
  number integer not null,
  kind text not null check (kind in ('asked', 'taken', 'answered', 'called', 'not-reached', 'not-content', 'risen')),
  desk text not null,
  actor uuid,
  at timestamptz not null,
  submission_id uuid,
  digest bytea,
  sealed bytea not null,
  primary key (county, grievance, number),
  unique (county, submission_id)
);

-- about: a keyed hash of the matter, so that it is rated once; no row says who rated, and when is a month.
create table rating (
  county text not null references county,
  about bytea not null,
  digest bytea not null,
  level text not null check (level in ('very-good', 'good', 'fair', 'bad', 'very-bad')),
  town text not null,
  program text not null,
  month text not null,
  sealed bytea,
  primary key (county, about)
);
create index rating_counted on rating (county, month, town, program);

-- Of number and secret together: whoever lacks one of the two finds nothing. Which county it is stands here, like a receipt's.
create table complaint_look (
  look_hash bytea primary key,
  county text not null references county,
  complaint uuid not null
);

grant select, insert on grievance, grievance_step, rating, complaint_look to mashang_app;
grant update (state, desk, version, sealed, due_on, due_certain, risen_at, changed_at) on grievance to mashang_app;
