-- Where a decision of a body may be taken, as the county's data says; none where nobody said so. `decides`: procedures in which it decides
-- although another body answers for the program.
alter table body add column remedies jsonb not null default '[]' check (jsonb_typeof(remedies) = 'array');
alter table body add column decides text[] not null default '{}';
grant update (remedies, decides) on body to mashang_app;
