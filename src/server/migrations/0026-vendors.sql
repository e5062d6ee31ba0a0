-- What is drawn by it decides which vendor of SMS sends; it moves by what was measured. No row: the vendor's resting weight.
create table sms_vendor_weight (
  vendor text primary key,
  weight integer not null check (weight between 0 and 100),
  moved_at timestamptz not null
);
grant select, insert, update on sms_vendor_weight to mashang_app;
grant select on sms_vendor_weight to mashang_reader;
create index sms_attempt_by_vendor on sms_attempt (at, vendor);

-- A report says that what a family had to know did not arrive: the vendor is asked before it is believed. The number is sealed, for the
-- vendor is asked by it, and goes with the row once there is an answer.
create table sms_doubt (
  attempt uuid primary key references sms_attempt,
  vendor text not null,
  serial text not null,
  code text,
  phone_sealed bytea not null,
  asked integer not null default 0,
  due_at timestamptz not null
);
create index sms_doubt_due on sms_doubt (due_at);
grant select, insert, update, delete on sms_doubt to mashang_app;
