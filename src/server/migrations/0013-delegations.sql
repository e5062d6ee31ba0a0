-- Which program a county lets which town decide on, from which day: what is filed there from then on follows another procedure.
create table delegation (
  county text not null references county,
  program text not null,
  town text not null,
  since date not null,
  data jsonb not null,
  published_at timestamptz not null,
  primary key (county, program, town, since)
);
grant select, insert on delegation to mashang_app;
