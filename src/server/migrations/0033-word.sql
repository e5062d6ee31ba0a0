-- 她说一句: what she said when a step of her matter asked her for it. It moves nothing; an office reads it and answers.

-- id: made by the phone, so that the same twice is one · step: which step asked · arrived: late where that step was over by then ·
-- due_on: by when it is read, as the county has promised; none where it has promised nothing. What was said and answered: sealed under the
-- application's key, so that it is erased with it.
create table word (
  county text not null references county,
  id uuid not null,
  matter uuid not null,
  kind text not null check (kind in ('explain', 'opinion', 'another-day', 'attend')),
  step text not null,
  arrived text not null check (arrived in ('in-time', 'late')),
  town text not null,
  digest bytea not null,
  sealed bytea not null,
  said_at timestamptz not null,
  due_on date,
  due_certain boolean,
  outcome text check (outcome in ('heard', 'agreed', 'not-agreed')),
  answered_at timestamptz,
  answer_sealed bytea,
  primary key (county, id),
  check ((outcome is null) = (answered_at is null) and (outcome is null) = (answer_sealed is null))
);
create index word_of_matter on word (county, matter, said_at);
create index word_waiting on word (county, town) where answered_at is null;

grant select, insert on word to mashang_app;
grant update (outcome, answered_at, answer_sealed) on word to mashang_app;
