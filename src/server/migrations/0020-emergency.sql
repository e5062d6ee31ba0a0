-- 急事: what was reported, who took it, which desk was rung and whether the message left, and who is rung for more than a town may sign.

-- Words, place in words and numbers lie in its reports, under its own key; that key becomes the application's when a matter opens, so that
-- erasing an application erases what was said on the phone too.
create table emergency (
  county text not null references county,
  id uuid not null,
  -- Four figures to say aloud; opens nothing.
  number text not null,
  -- A town, or the county by its own id where nobody knows which town.
  place text not null,
  village text,
  what text not null,
  source text not null check (source in ('phone', 'hotline', 'liaison', 'walk-in')),
  phone_hash bytea,
  device_hash bytea,
  key_wrapped bytea,
  state text not null check (state in ('ringing', 'taken', 'open', 'closed')),
  opened_at timestamptz not null,
  -- When the desks are rung once more; none once somebody has it.
  due_at timestamptz,
  taken_by uuid,
  taken_at timestamptz,
  application uuid,
  matter uuid,
  matter_digest bytea,
  paid_way text check (paid_way in ('cash', 'goods', 'transfer')),
  closed_at timestamptz,
  closed_by uuid,
  closed_why text check (closed_why in ('same', 'others-help', 'no-need', 'prank')),
  same_as uuid,
  closed_sealed bytea,
  primary key (county, id)
);
create unique index emergency_number on emergency (county, number) where state in ('ringing', 'taken');
create index emergency_open on emergency (county, place, opened_at) where state <> 'closed';
create index emergency_due on emergency (county, due_at) where due_at is not null;
create index emergency_by_phone on emergency (county, phone_hash) where state in ('ringing', 'taken');
create index emergency_by_device on emergency (county, device_hash, opened_at) where device_hash is not null;

-- One row a report: the same number again joins what is open under it, and nothing that was said is lost.
create table emergency_report (
  county text not null references county,
  id uuid not null,
  emergency uuid not null,
  submission_id uuid not null,
  digest bytea not null,
  what text not null,
  village text,
  at timestamptz not null,
  sealed bytea not null,
  primary key (county, id),
  unique (county, submission_id)
);
create index emergency_report_of on emergency_report (county, emergency, at);

-- A message to a desk of our own, before every message to anybody else.
create table ring (
  county text not null references county,
  id uuid not null,
  about uuid not null,
  place text not null,
  why text not null check (why in ('reported', 'not-taken', 'nobody-on-duty', 'no-number', 'again', 'differs')),
  template text not null,
  params text[] not null,
  phone_sealed bytea,
  state text not null check (state in ('waiting', 'calling', 'handed-over', 'failed', 'unknown', 'no-number')),
  at timestamptz not null,
  due_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (county, id),
  check ((state = 'no-number') = (phone_sealed is null)),
  check (county !~ '-p[0-9]+$')
);
create index ring_about on ring (county, about, at);
create index ring_due on ring (county, due_at) where state in ('waiting', 'calling');
alter table sms_attempt add column ring uuid;
create unique index sms_attempt_of_ring on sms_attempt (ring, number) where ring is not null;

create table county_leader (
  county text not null references county,
  id uuid not null,
  position integer not null,
  name_sealed bytea not null,
  phone_sealed bytea not null,
  set_by uuid not null,
  set_at timestamptz not null,
  ended_at timestamptz,
  primary key (county, id)
);

-- Whom nobody knows the ID number of yet; joined later to the person who is registered under it.
alter table person alter column id_hash drop not null;
alter table person add column joined_into uuid;
-- A number under which an officer reached the person: it opens nothing before six figures proved it.
alter table account drop constraint account_verified_by_check;
alter table account add constraint account_verified_by_check check (verified_by in ('sign-in-code', 'wechat-phone', 'call')) not valid;
-- Paid first by a town in a year, counted from the events.
create index event_paid_first on event (county, on_day) where kind = 'pay-first';

grant select, insert on emergency, emergency_report, ring, county_leader to mashang_app;
grant update (state, due_at, taken_by, taken_at, application, matter, matter_digest, paid_way, closed_at, closed_by, closed_why, same_as,
  closed_sealed, key_wrapped, village, place) on emergency to mashang_app;
grant update (state, due_at, changed_at) on ring to mashang_app;
grant update (ended_at) on county_leader to mashang_app;
grant update (id_hash, id_number_sealed, name_sealed, joined_into) on person to mashang_app;
grant update (person) on matter, member to mashang_app;

-- A registered person's number and name never change; only who had no number gets one, or is found to be somebody registered.
create function keep_registered_person() returns trigger language plpgsql as $$
begin
  if old.id_hash is not null then
    raise exception 'a registered person is not rewritten' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger keep_registered_person before update of id_hash, id_number_sealed, name_sealed, joined_into on person
  for each row execute function keep_registered_person();

-- A matter, or a place in a household, goes from one person to another only where the first was found to be the other.
create function follow_joined_person() returns trigger language plpgsql as $$
begin
  if new.person is distinct from old.person
    and not exists (select from person where county = old.county and id = old.person and joined_into = new.person) then
    raise exception 'whose it is does not change' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger follow_joined_person before update of person on matter for each row execute function follow_joined_person();
create trigger follow_joined_person before update of person on member for each row execute function follow_joined_person();
