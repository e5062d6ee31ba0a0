-- Who gets the messages of an application, as she said and may change. me: the account that filed · child: a number of a child of hers, never
-- verified, which gets words without name or sum · liaison: somebody of the village says it to her. None: the account alone.
create table told (
  county text not null references county,
  id uuid not null,
  application uuid not null,
  way text not null check (way in ('me', 'child', 'liaison')),
  contact uuid,
  since timestamptz not null,
  until timestamptz,
  primary key (county, id),
  check ((way = 'child') = (contact is not null))
);
create unique index told_now on told (county, application, way) where until is null;

-- How a person is told, whatever the application: whoever does not read, or has no phone, by a person. The newest word stands.
create table person_way (
  county text not null references county,
  person uuid not null,
  way text not null check (way in ('reads', 'in-person')),
  set_by text not null check (set_by in ('herself', 'liaison', 'town')),
  at timestamptz not null,
  primary key (county, person)
);

-- 当面说: the sentence that a person says to her. id: of its delivery. why: she asked for it, nothing else reaches her, or what was sent did not.
-- with_whom: whose turn it is. due_on: by then it is said, else it is the town's. The note (她说…) lies in its steps.
create table errand (
  county text not null references county,
  id uuid not null,
  notice uuid not null,
  village text not null,
  town text not null,
  person uuid not null,
  kind text not null,
  why text not null check (why in ('asked', 'no-number', 'not-reached')),
  with_whom text not null check (with_whom in ('liaison', 'town')),
  state text not null check (state in ('open', 'heard', 'closed')),
  due_on date,
  due_certain boolean,
  tries integer not null,
  version integer not null,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (county, id)
);
create unique index errand_of_notice on errand (county, notice);
create index errand_open on errand (county, village, opened_at) where state = 'open';
create index errand_late on errand (county, due_on) where state = 'open' and with_whom = 'liaison';

-- What was done about it; only grows. The words are sealed as the notice is.
create table errand_step (
  county text not null references county,
  errand uuid not null,
  number integer not null,
  kind text not null check (kind in ('heard', 'not-found', 'to-town')),
  actor_kind text not null check (actor_kind in ('citizen', 'staff', 'clock')),
  actor uuid,
  at timestamptz not null,
  submission_id uuid,
  digest bytea,
  sealed bytea,
  primary key (county, errand, number),
  unique (county, submission_id)
);

-- Said by a person: no address. What is told to an address, or asked of a number, is as before.
alter table delivery drop constraint delivery_check1;
alter table delivery add constraint delivery_addressed check (channel = 'in-person' or (contact is null) = (notice is null));

grant select, insert on told, person_way, errand, errand_step to mashang_app;
grant update (until) on told to mashang_app;
grant update (way, set_by, at) on person_way to mashang_app;
grant update (with_whom, state, tries, version, changed_at) on errand to mashang_app;
