-- An application as several matters carry it: who lives with her, whose consent, whose signature, and who still has to be told.

-- m1 is whom it is for, m2… live with her, r1… owe support from elsewhere. Under the application's key: what she calls them, names,
-- numbers as she wrote them. person: where the ID number was given, or was found later.
create table application_member (
  county text not null references county,
  application uuid not null,
  id text not null check (id ~ '^[mr][1-9][0-9]?$'),
  kind text not null check (kind in ('applicant', 'household', 'relative')),
  person uuid,
  -- Null: nobody said how old.
  adult boolean,
  sealed bytea not null,
  primary key (county, application, id)
);
create index application_member_by_person on application_member (county, person) where person is not null;

-- The exact words of each version that anybody ever agreed to.
create table consent_text (
  county text not null references county,
  kind text not null,
  version integer not null,
  text text not null,
  primary key (county, kind, version)
);

alter table consent alter column person drop not null;
alter table consent add column member text not null default 'm1' check (member ~ '^[mr][1-9][0-9]?$');
-- form: ticked with the application · own-phone: by the person's own account · in-person: recorded by an officer who was there
alter table consent add column how text not null default 'form' check (how in ('form', 'own-phone', 'in-person'));
alter table consent add column withdrawn_at timestamptz;
alter table consent drop constraint consent_county_application_person_kind_key;
create unique index consent_in_force on consent (county, application, member, kind) where withdrawn_at is null;
create index consent_by_application on consent (county, application);

-- Whoever has not agreed with the form is asked on a phone of his own. A no, or silence, stops nothing.
create table consent_request (
  county text not null references county,
  id uuid not null,
  application uuid not null,
  member text not null,
  kind text not null,
  version integer not null,
  -- Of the number he is asked under; none where nobody knows one: then the liaison or the visit asks.
  address_hash bytea,
  address_hash_next bytea,
  -- Number, and what he reads of who asks; under the application's key.
  sealed bytea not null,
  state text not null check (state in ('asked', 'agreed', 'refused', 'ended')),
  asked_at timestamptz not null,
  answered_at timestamptz,
  answered_by uuid,
  primary key (county, id),
  unique (county, application, member, kind)
);
create index consent_request_by_address on consent_request (county, address_hash) where state = 'asked';

-- hand: strokes · thumb: a photo of the mark, with a witness · paper: a photo of a signed sheet. Strokes and witness under the application's key.
create table signature (
  county text not null references county,
  id uuid not null,
  application uuid not null,
  member text not null,
  kind text not null check (kind in ('hand', 'thumb', 'paper')),
  paper uuid,
  sealed bytea not null,
  at timestamptz not null,
  primary key (county, id),
  unique (county, application, member)
);

-- A matter that somebody else filed, or under a number that is not known as hers: decided only after somebody spoke with her.
alter table matter add column unconfirmed_since timestamptz;
alter table matter add column confirmed_at timestamptz;
alter table matter add column confirmed_by uuid;

alter table paper add column whose text check (whose ~ '^m[1-9][0-9]?$');

grant select, insert on application_member, consent_text, consent_request, signature to mashang_app;
grant update (person, adult) on application_member to mashang_app;
grant update (withdrawn_at) on consent to mashang_app;
grant update (state, answered_at, answered_by, address_hash_next) on consent_request to mashang_app;
grant update (unconfirmed_since, confirmed_at, confirmed_by) on matter to mashang_app;
grant update (whose) on paper to mashang_app;
