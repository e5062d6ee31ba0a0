-- WeChat beside the phone number. Outside counties, like accounts: one WeChat, whatever counties its owner files in.

-- A WeChat joined to a phone account, by its own number from the phone button or by the person's word at an SMS sign-in.
-- When the join ends the openid goes; that there was a join stays, for deliveries and sessions name it.
create table wechat_identity (
  id uuid primary key,
  openid_hash bytea,
  openid_sealed bytea,
  account uuid references account on delete set null,
  -- When the number was last proved; ninety days later the join opens nothing any more.
  joined_at timestamptz not null,
  ended_at timestamptz,
  check ((ended_at is null) = (openid_hash is not null) and (ended_at is null) = (openid_sealed is not null)),
  check (ended_at is not null or account is not null)
);
create unique index wechat_identity_live on wechat_identity (openid_hash) where ended_at is null;
-- Of all joins: whoever deletes an account lets go of those that ended, too.
create index wechat_identity_by_account on wechat_identity (account);

-- How many messages of a template this WeChat has let us send; a long-term template never runs down.
create table wechat_subscription (
  identity uuid not null references wechat_identity,
  template text not null,
  grants integer not null check (grants between 0 and 100),
  -- When she last said yes, by whoever told us first.
  accepted_at timestamptz,
  -- When she last said no: what is told of later but was said before it counts no more.
  refused_at timestamptz,
  primary key (identity, template)
);

-- Noted from now on when an application is begun, its first photo included, and not only when it is filed.
insert into account_county (account, county) select distinct account, county from application on conflict do nothing;

alter table session add column wechat_identity uuid references wechat_identity;
create index session_by_account on session (account);
create index session_by_wechat on session (wechat_identity) where wechat_identity is not null;

-- What proved that the number is hers. A number that only WeChat's button ever gave can be taken back there.
alter table account add column verified_by text not null default 'sign-in-code' check (verified_by in ('sign-in-code', 'wechat-phone'));
-- Looked for beside address_hash while the key of numbers changes, and whenever somebody signs in.
create index account_by_next_number on account (address_hash_next) where address_hash_next is not null;

-- WeChat sends an event again until it is answered: who, when, what and which message, hashed.
alter table vendor_report add column same_as bytea unique;
create index vendor_report_judged on vendor_report (judged_at) where judged_at is not null;

grant select, insert on wechat_identity, wechat_subscription to mashang_app;
grant update (openid_hash, openid_sealed, joined_at, ended_at) on wechat_identity to mashang_app;
grant update (grants, accepted_at, refused_at) on wechat_subscription to mashang_app;
grant update (verified_by), delete on account to mashang_app;
grant delete on session, vendor_report to mashang_app;
