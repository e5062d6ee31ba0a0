-- What she said and nobody has answered by its day goes up by itself.

-- inquiry: under which question the level above has it on its list; none where she had asked there herself.
alter table word add column risen_at timestamptz, add column inquiry uuid;
grant update (risen_at, inquiry) on word to mashang_app;
