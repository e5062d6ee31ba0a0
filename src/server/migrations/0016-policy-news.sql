-- News of policy for groups of people, sessions in villages, and who is told of them.

-- One officer writes, another approves. What was approved stays as it is; a session that moves is a piece of its own.
create table news_piece (
  county text not null references county,
  id uuid not null,
  kind text not null check (kind in ('news', 'session')),
  state text not null check (state in ('waiting', 'public', 'withdrawn', 'moved')),
  -- {title, text, groups, programs, session}
  content jsonb not null,
  -- 'all', or ids of towns and villages.
  places jsonb not null,
  from_on date not null,
  until_on date not null,
  -- The session whose place this one takes.
  moves uuid,
  -- Of content, places and days: what is approved is what was read.
  digest text not null,
  written_by uuid not null,
  written_at timestamptz not null,
  approved_by uuid,
  approved_at timestamptz,
  closed_by uuid,
  closed_at timestamptz,
  primary key (county, id)
);
create index news_piece_by_day on news_piece (county, written_at desc);
create index news_piece_until on news_piece (county, until_on) where approved_at is not null;

-- Whom a piece concerns, frozen when it is approved: an account and a person each once. `left`: not told any more.
create table news_telling (
  county text not null references county,
  id uuid not null,
  piece uuid not null,
  kind text not null check (kind in ('session', 'session-moved', 'session-cancelled')),
  account uuid not null,
  person uuid not null,
  -- Whose key seals the words.
  matter uuid not null,
  state text not null check (state in ('waiting', 'told', 'left')),
  due_at timestamptz not null,
  told_at timestamptz,
  primary key (county, id),
  unique (county, piece, account, kind)
);
create index news_telling_due on news_telling (county, due_at) where state = 'waiting';
create index news_telling_by_account on news_telling (county, account, told_at);

grant select, insert on news_piece, news_telling to mashang_app;
grant update (state, content, places, from_on, until_on, moves, digest, approved_by, approved_at, closed_by, closed_at) on news_piece to mashang_app;
grant update (state, told_at) on news_telling to mashang_app;
