-- 一户一页: what its owner keeps to herself, and until when her cards hold.

-- The account of whose matter it is, where she made it quiet herself: it stands in the place of the account that filed, which neither reads
-- it nor is told of it from then on.
alter table matter add column kept_by uuid;
grant update (kept_by) on matter to mashang_app;
-- What was told of it goes with it.
grant update (account) on notice to mashang_app;
-- called-off: she made it quiet before it was sent. Nobody is told that it failed.
alter table delivery drop constraint delivery_state_check;
alter table delivery add constraint delivery_state_check
  check (state in ('waiting', 'calling', 'handed-over', 'delivered', 'heard', 'failed', 'unknown', 'folded', 'called-off')) not valid;

-- The last month that is printed on a card, as an officer read it off: no number, no picture. Sealed under the application's key, so that it
-- is erased with it. The newest of a person and kind holds; what was read before stays.
create table card_month (
  county text not null references county,
  id uuid not null,
  application uuid not null,
  member text not null check (member ~ '^m[1-9][0-9]?$'),
  person uuid not null,
  kind text not null,
  sealed bytea not null,
  noted_at timestamptz not null,
  noted_by uuid not null,
  primary key (county, id)
);
create index card_month_of_person on card_month (county, person, kind, noted_at desc);
create index card_month_of_application on card_month (county, application);
grant select, insert on card_month to mashang_app;
