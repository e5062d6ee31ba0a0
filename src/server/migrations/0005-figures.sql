-- Dated figures of a county: caps of signatures, and when a date counts as near.
create table figure (
  county text not null references county,
  name text not null,
  since date not null,
  data jsonb not null,
  published_at timestamptz not null,
  primary key (county, name, since)
);
grant select, insert on figure to mashang_app;
