-- A stranger at the door: who comes to whom on which day, so that she can be told and anybody can ask whether it is true.

-- What she compares with the card that is held before her; set by the county.
alter table staff add column card_number text check (card_number ~ '^[0-9A-Z]{4,12}$');
grant update (card_number) on staff to mashang_app;

-- id: made by the page that planned it. Of a matter or of a lead. number: stands on the slip that is left where nobody was home. tell_at: the
-- day before, when she is told by her phone; none once she was, or where nobody is told. follows: nobody was home the last time.
create table visit (
  county text not null references county,
  id uuid not null,
  matter uuid,
  lead uuid,
  follows uuid,
  number text not null,
  village text not null,
  town text not null,
  office text not null check (office in ('town', 'county')),
  day date not null,
  half text not null check (half in ('morning', 'afternoon')),
  visitors uuid[] not null check (cardinality(visitors) = 2),
  state text not null check (state in ('planned', 'cancelled', 'done', 'missed')),
  version integer not null,
  tell_at timestamptz,
  changed_at timestamptz not null,
  primary key (county, id),
  unique (county, number),
  check ((matter is null) <> (lead is null))
);
create index visit_in_village on visit (county, village, day) where state <> 'cancelled';
create index visit_in_town on visit (county, town, day) where state = 'planned';
create index visit_of_matter on visit (county, matter) where matter is not null;
create index visit_of_lead on visit (county, lead) where lead is not null;
create index visit_to_tell on visit (county, tell_at) where tell_at is not null;

-- What was done about it; only grows. The words are sealed: under the application's key, or the county's where it is a lead's.
create table visit_step (
  county text not null references county,
  id uuid not null,
  visit uuid not null,
  number integer not null,
  kind text not null check (kind in ('planned', 'moved', 'cancelled', 'done', 'missed', 'told')),
  actor uuid,
  at timestamptz not null,
  submission_id uuid,
  digest bytea,
  sealed bytea not null,
  primary key (county, id),
  unique (county, visit, number),
  unique (county, submission_id)
);

grant select, insert on visit, visit_step to mashang_app;
grant update (office, day, half, visitors, state, version, tell_at, changed_at) on visit to mashang_app;

-- 四个一: that a place was looked at, so that it is never told twice. What is due is read when somebody reads it, and is kept nowhere.
-- period: each morning; a month's and a year's have their place. state: nothing-due was told to nobody.
create table digest (
  county text not null references county,
  place text not null,
  period text not null check (period in ('day', 'month', 'year')),
  day date not null,
  state text not null check (state in ('due', 'nothing-due')),
  due integer not null,
  made_at timestamptz not null,
  primary key (county, place, period, day)
);
grant select, insert on digest to mashang_app;

-- A liaison is rung in the morning by the same way as a desk.
alter table ring drop constraint ring_why_check;
alter table ring add constraint ring_why_check
  check (why in ('reported', 'not-taken', 'nobody-on-duty', 'no-number', 'again', 'differs', 'morning'));
