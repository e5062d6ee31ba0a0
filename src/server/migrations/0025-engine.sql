-- Each lane has a worker of its own, which takes what is due of it.
drop index delivery_due;
create index delivery_due on delivery (county, lane, due_at) where state = 'waiting';
create index delivery_calling on delivery (county, due_at) where state = 'calling';
create index delivery_folded on delivery (county, folded_into) where folded_into is not null;
-- What nobody knows the end of, and what certainly did not arrive: a person looks at it.
create index delivery_unsettled on delivery (county, changed_at) where state in ('unknown', 'failed');
create index delivery_arrived on delivery (county, contact, changed_at) where state = 'delivered';

-- She, or her carrier, wants no messages at this number.
alter table contact add column opted_out_at timestamptz;
grant update (opted_out_at) on contact to mashang_app;

-- restore: the database is an older copy, and whether it was sent after the copy was made nobody knows. pull: the vendor was asked.
alter table sms_outcome drop constraint sms_outcome_source_check;
alter table sms_outcome add constraint sms_outcome_source_check check (source in ('answer', 'report', 'pull', 'silence', 'restore'));
grant update (epoch) on deployment to mashang_app;

-- What a person of staff found out about a message that nobody knows of. Only grows.
create table delivery_settling (
  county text not null references county,
  id uuid not null,
  delivery uuid not null,
  how text not null check (how in ('told', 'not-reached')),
  staff uuid not null,
  at timestamptz not null,
  primary key (county, id)
);
create index delivery_settling_of on delivery_settling (county, delivery, at desc);
grant select, insert on delivery_settling to mashang_app;
