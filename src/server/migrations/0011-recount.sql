-- With how many published years the dates were counted: more years than that, and they are counted again.
-- told_*: a day that she was told and that a new calendar moved to an earlier one; for her it stands.
alter table matter add column calendar_edition integer not null default 0;
alter table matter add column told_due_on date;
alter table matter add column told_total_on date;
grant update (calendar_edition, told_due_on, told_total_on) on matter to mashang_app;
create index matter_to_recount on matter (county, calendar_edition) where closed_at is null;

-- The list of open matters is read in this order, as far as a page goes and no further.
create index matter_open_by_day on matter (county, (coalesce(due_on, total_due_on))) where closed_at is null;
create index matter_open_by_town_and_day on matter (county, town, (coalesce(due_on, total_due_on))) where closed_at is null;
create index matter_open_by_village_and_day on matter (county, village, (coalesce(due_on, total_due_on))) where closed_at is null;
create index matter_open_by_step_and_day on matter (county, procedure, procedure_version, step, (coalesce(due_on, total_due_on)))
  where closed_at is null;
drop index matter_open_by_town;
