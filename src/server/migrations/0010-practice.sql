-- The practice village: a county of its own for each beginning, which its id says (371623-p7). What may never happen in one is refused
-- here too, by that id, whatever the code does. Checks on large tables are not validated: rows of before have no such id.

alter table county add column practice_of text references county;
alter table county add constraint county_practice_says_so check ((practice_of is not null) = (id ~ '-p[0-9]+$'));

-- Which ground of a county is open now. The one before is closed in the transaction that opens the next: half a ground is never seen.
create table practice_ground (
  practice_of text primary key references county,
  ground text references county,
  opened_at timestamptz,
  -- How far its own day runs ahead of the real one.
  days_ahead integer not null default 0 check (days_ahead between 0 and 400),
  check ((ground is null) = (opened_at is null))
);

-- No vendor is called without an attempt, and there is none for a practice ground: its messages are kept and shown.
alter table sms_attempt add constraint sms_attempt_not_in_practice check (county is null or county !~ '-p[0-9]+$') not valid;
alter table delivery add constraint delivery_stays_in_practice check ((channel = 'practice') = (county ~ '-p[0-9]+$')) not valid;
-- Nobody scans into it or signs in there: an officer comes from her own county, and no number opens an account of invented people.
alter table village_code add constraint village_code_not_in_practice check (county !~ '-p[0-9]+$') not valid;
alter table staff_login add constraint staff_login_not_in_practice check (county !~ '-p[0-9]+$') not valid;
alter table account drop constraint account_kind_check;
alter table account add constraint account_kind_check check (kind in ('phone', 'openid', 'practice')) not valid;

grant select, insert, update (ground, opened_at, days_ahead) on practice_ground to mashang_app;
