-- The audit, sealed: once a minute the rows of audit that came are put into a seal of their county, and each seal holds the one before.
-- A row counts with all its columns, without those that are null: a column that audit gets later must be nullable and have no default.

-- What no seal holds yet, written together with its row of audit. A row that commits late is simply still here for the next seal.
create table audit_unsealed (
  county text not null,
  id uuid not null,
  primary key (county, id)
);

-- A Merkle tree (RFC 6962) over the leaves `first` to `first + count - 1`. hash is over all columns before it; signature is made with
-- a key outside the database, so that whoever owns the database cannot make a whole chain anew.
create table audit_seal (
  county text not null references county,
  number integer not null,
  first integer not null,
  count integer not null check (count > 0),
  at timestamptz not null,
  root bytea not null,
  previous bytea not null,
  hash bytea not null,
  signature bytea not null,
  primary key (county, number)
);

-- Counted through from 1 in each county. hash is over the position and the row, so that neither can be changed or moved alone.
create table audit_leaf (
  county text not null references county,
  position integer not null,
  look uuid not null,
  hash bytea not null,
  primary key (county, position)
);

-- What was there before is vouched for from now on.
insert into audit_unsealed (county, id) select county, id from audit;

grant select, insert on audit_unsealed, audit_seal, audit_leaf to mashang_app;
grant delete on audit_unsealed to mashang_app;
