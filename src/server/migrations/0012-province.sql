-- 交省平台: the province's fields as data, and what came back from it.

create table province_format (
  county text not null references county,
  version integer not null,
  data jsonb not null,
  published_at timestamptz not null,
  primary key (county, version)
);

-- What the province's system says of a matter. No event of ours: the law's acts stay the officers'. Its number and its words lie sealed
-- under the application's key. The same line again is the same row.
create table province_result (
  county text not null references county,
  id uuid not null,
  matter uuid not null,
  state text not null check (state in ('entered', 'accepted', 'granted', 'refused', 'returned')),
  on_day date not null,
  sealed bytea not null,
  digest bytea not null,
  noted_at timestamptz not null,
  noted_by uuid not null,
  primary key (county, id),
  unique (county, matter, digest)
);

grant select, insert on province_format, province_result to mashang_app;
