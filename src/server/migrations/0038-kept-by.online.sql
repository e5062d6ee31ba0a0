create index concurrently if not exists matter_kept_by on matter (county, kept_by) where kept_by is not null;
