-- The staff's house: every role that works here, and what its scope is read from.

alter table staff drop constraint staff_role_check;
alter table staff add constraint staff_role_check
  check (role in ('village', 'town', 'county', 'department', 'panel', 'hotline', 'finance', 'auditor', 'operator'));

-- Which role has something to record in which step, read out of the procedures themselves: departments and panels see matters by it.
create view procedure_step_role as
  select distinct p.county, p.id as procedure, p.version, step.key as step, role.name as role
  from procedure p
    cross join lateral jsonb_each(p.data -> 'steps') as step (key, value)
    cross join lateral jsonb_array_elements(step.value -> 'events') as event (value)
    cross join lateral jsonb_array_elements_text(event.value -> 'role') as role (name);

grant select on procedure_step_role to mashang_app;

-- Wrong sign-ins in a row, by hash of the login and, where a desk is known, the desk. Unlogged like the other fences.
create unlogged table staff_try (
  key_hash bytea primary key,
  wrong integer not null,
  last_at timestamptz not null,
  wait_until timestamptz not null
);
grant select, insert, update (wrong, last_at, wait_until), delete on staff_try to mashang_app;

-- Who stands in for whom, from day to day, both included. It ends by itself; ended_at says that somebody ended it before.
create table deputy (
  county text not null references county,
  id uuid not null,
  away uuid not null,
  deputy uuid not null,
  since date not null,
  until date not null,
  named_at timestamptz not null,
  ended_at timestamptz,
  primary key (county, id),
  check (away <> deputy),
  check (since <= until)
);
create index deputy_by_deputy on deputy (county, deputy, until) where ended_at is null;
create index deputy_by_away on deputy (county, away, until) where ended_at is null;
grant select, insert, update (ended_at) on deputy to mashang_app;

-- For whom a deputy looked or acted; nobody for what she sees by herself.
alter table audit add column for_whom uuid;
