-- Who has a matter in hand, why it is looked at, and whose family it is.

-- 首接负责: the first of a role who takes a matter keeps it until it is handed on and accepted. One a role; a deputy acts without becoming it.
create table matter_holder (
  county text not null references county,
  matter uuid not null,
  role text not null check (role in ('town', 'county', 'department', 'panel', 'finance')),
  holder uuid not null,
  since timestamptz not null,
  primary key (county, matter, role)
);
grant select, insert, update (holder, since) on matter_holder to mashang_app;

-- Until the colleague accepts, the matter stays the giver's. note and reason are under the application's key.
create table hand_over (
  county text not null references county,
  id uuid not null,
  matter uuid not null,
  role text not null,
  giver uuid not null,
  taker uuid not null,
  note_sealed bytea not null,
  offered_at timestamptz not null,
  state text not null check (state in ('offered', 'accepted', 'given-back', 'cancelled')),
  settled_at timestamptz,
  reason_sealed bytea,
  primary key (county, id),
  check (giver <> taker),
  check ((state = 'offered') = (settled_at is null))
);
create unique index hand_over_offered on hand_over (county, matter, role) where state = 'offered';
create index hand_over_by_taker on hand_over (county, taker) where state = 'offered';
create index hand_over_by_giver on hand_over (county, giver, offered_at);
grant select, insert, update (state, settled_at, reason_sealed) on hand_over to mashang_app;

-- What a member of staff typed before she looked at what is not in her hands. kind is a word of a closed list; words are under the
-- application's key. Only grows.
create table look_reason (
  county text not null references county,
  id uuid not null,
  matter uuid not null,
  staff uuid not null,
  kind text not null,
  sealed bytea not null,
  at timestamptz not null,
  valid_until timestamptz not null,
  primary key (county, id)
);
create index look_reason_by_staff on look_reason (county, staff, matter, valid_until);
grant select, insert on look_reason to mashang_app;

-- By what right a matter or a photo was opened; the reason typed for it, where that was the right.
alter table audit add column ground text;
alter table audit add column look_reason uuid;

-- Keyed hash of her ID number, as person.id_hash: nobody handles a matter of her own household.
alter table staff add column id_hash bytea;
grant update (id_hash) on staff to mashang_app;
create index member_by_person on member (county, person);
create index person_by_next_hash on person (county, id_hash_next) where id_hash_next is not null;
