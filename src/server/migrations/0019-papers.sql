-- Photos come through quarantine and are drawn anew; files may lie in a store of the county's; a paper may be taken over from an earlier application.

-- A file's name is written down before the file is there, and struck out in the transaction that writes the row which names it. What
-- stands here an hour later is nobody's, and is removed. What nobody names any more is written down here too.
create table file_begun (
  county text not null references county,
  file text not null,
  begun_at timestamptz not null,
  primary key (county, file)
);
create index file_begun_long_ago on file_begun (county, begun_at);
grant select, insert, delete on file_begun to mashang_app;

-- The paper of an earlier application of the same account that this one was taken over from.
alter table paper add column copied_from uuid;

-- What was begun and never sent is thrown away after the county's figure of days. What was sent, nobody deletes.
create index application_unsent on application (county, begun_at) where submitted_at is null;
create function refuse_deletion_of_sent() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'application' and to_jsonb(old) ->> 'submitted_at' is not null
    or tg_table_name = 'paper' and to_jsonb(old) ->> 'listed_at' is not null then
    raise exception 'a sent % is never deleted', tg_table_name using errcode = 'insufficient_privilege';
  end if;
  return old;
end $$;
create trigger sent_application_stays before delete on application for each row execute function refuse_deletion_of_sent();
create trigger sent_paper_stays before delete on paper for each row execute function refuse_deletion_of_sent();
grant delete on application, paper to mashang_app;
