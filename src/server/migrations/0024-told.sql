-- What somebody is told without a matter of hers: a visit, an answer, a campaign. `about` is its row; sealed under the county's key for
-- notices instead of an application's.
alter table notice alter column matter drop not null;
alter table notice alter column event drop not null;
alter table notice add column about uuid;
alter table notice add check ((matter is null) = (event is null)), add check ((matter is null) = (about is not null));
create unique index notice_about on notice (county, about, person, kind) where about is not null;

-- lane: which goes out first. address_hash: of the number it goes to, so that what meets at one number is sent as one. folded_into: the
-- delivery that carries it. heard: a person was told by a voice or a person. in-person: 当面说.
alter table delivery add column lane text not null default 'decision' check (lane in ('emergency', 'decision', 'reminder', 'campaign'));
alter table delivery add column address_hash bytea;
alter table delivery add column folded_into uuid;
alter table delivery drop constraint delivery_state_check;
alter table delivery add constraint delivery_state_check
  check (state in ('waiting', 'calling', 'handed-over', 'delivered', 'heard', 'failed', 'unknown', 'folded'));
alter table delivery add constraint delivery_channel_check check (channel in ('sms', 'wechat', 'voice', 'in-person', 'practice'));
-- One notice may go to several people whom she named: the address tells them apart.
alter table delivery drop constraint delivery_county_notice_channel_key;
create unique index delivery_once on delivery (county, notice, channel, contact) where notice is not null;
create index delivery_at_address on delivery (county, address_hash, due_at) where state = 'waiting' and address_hash is not null;
grant update (folded_into) on delivery to mashang_app;

-- An attempt names the number it went to, so that a number's day can be counted over all counties.
alter table sms_attempt add column address_hash bytea;
create index sms_attempt_at_address on sms_attempt (address_hash, at) where address_hash is not null;
