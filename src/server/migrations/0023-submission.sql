-- What one submission leaves for several people: requests that go out to numbers of nobody's account, papers that may still follow.

-- A message of a consent request has no inbox: whoever is asked need not have an account yet. Its number is sealed with the request.
alter table delivery alter column notice drop not null;
alter table delivery alter column contact drop not null;
alter table delivery add column consent_request uuid;
alter table delivery add check ((notice is null) <> (consent_request is null)), add check ((contact is null) = (notice is null));
create unique index delivery_of_request on delivery (county, consent_request, channel) where consent_request is not null;

-- Told to a number of hers that was verified before, not to the account that filed: it stands in nobody's inbox.
alter table notice alter column account drop not null;

-- Until when the papers that may follow are waited for (容缺); the legal clock runs on meanwhile.
alter table matter add column follow_on date;
alter table matter add column follow_certain boolean;
alter table matter add column follow_kind text check (follow_kind in ('law', 'county-promise', 'demo'));

-- How many persons one number stands for.
create index contact_by_address on contact (county, address_hash);
