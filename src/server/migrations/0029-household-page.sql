-- Who may see a matter beside whoever filed it and whose it is. nobody: as it was · household: who lives with her, by her own word · quiet:
-- on nobody else's page, and no message leaves the house.
alter table matter add column sharing text not null default 'nobody' check (sharing in ('nobody', 'household', 'quiet'));
grant update (sharing) on matter to mashang_app;
create index application_by_household on application (county, household) where household is not null;
