-- A card of 当面说 was printed for a liaison, and nobody has written down since that the paper came back.
alter table errand add on_paper boolean not null default false;
grant update (on_paper) on errand to mashang_app;
