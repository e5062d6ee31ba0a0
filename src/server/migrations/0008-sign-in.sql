-- Security keys of the staff beside the six figures, and the duty roster.

-- A passkey or a hardware key of one person of staff. Its public part is no secret and names nobody.
create table staff_key (
  county text not null references county,
  id uuid not null,
  staff uuid not null,
  -- What its owner calls it.
  name text not null,
  credential bytea not null,
  public_key bytea not null,
  -- As the key last counted its uses; one that never counts stays at 0.
  counter bigint not null,
  transports text[] not null,
  added_at timestamptz not null,
  last_used_at timestamptz,
  -- It counted backwards once, as a copy does: it opens nothing any more.
  doubted_at timestamptz,
  removed_at timestamptz,
  primary key (county, id)
);
create index staff_key_by_staff on staff_key (county, staff) where removed_at is null;

-- Whose key this is, before the county is known. Outside counties, like logins.
create table staff_credential (
  credential bytea primary key,
  county text not null references county,
  key uuid not null
);

-- What a key is asked to sign: each good once, for minutes. Unlogged like the other fences.
create unlogged table staff_challenge (
  challenge_hash bytea primary key,
  -- Whose key is being added; nobody yet at a sign-in.
  staff uuid,
  expires_at timestamptz not null
);

-- Null: she signs in by her keys alone.
alter table staff alter column totp_sealed drop not null;

grant select, insert on staff_key, staff_credential, staff_challenge to mashang_app;
grant update (counter, last_used_at, doubted_at, removed_at) on staff_key to mashang_app;
grant delete on staff_credential, staff_challenge to mashang_app;

-- Who is on duty at a place, a town or the whole county, from an instant until another. ended_at: somebody took it out of the roster.
create table duty_shift (
  county text not null references county,
  id uuid not null,
  place text not null,
  staff uuid not null,
  since timestamptz not null,
  until timestamptz not null,
  -- One submission may set the same hours of several days.
  submission uuid not null,
  set_by uuid not null,
  set_at timestamptz not null,
  ended_at timestamptz,
  primary key (county, id),
  check (since < until)
);
create index duty_shift_by_place on duty_shift (county, place, until) where ended_at is null;
create index duty_shift_by_submission on duty_shift (county, submission);

-- Under which number a duty desk answers. Sealed: nobody can tell by a number whether it is an office's or somebody's own.
create table duty_desk (
  county text not null references county,
  place text not null,
  phone_sealed bytea not null,
  set_at timestamptz not null,
  primary key (county, place)
);

grant select, insert on duty_shift, duty_desk to mashang_app;
grant update (ended_at) on duty_shift to mashang_app;
grant update (phone_sealed, set_at) on duty_desk to mashang_app;
