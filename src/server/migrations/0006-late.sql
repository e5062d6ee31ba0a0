-- The last day after which a matter is late and nobody has been told yet: what is late goes up one level by itself.
alter table matter add column late_on date;
create index matter_late on matter (county, late_on) where late_on is not null;
grant update (late_on) on matter to mashang_app;
