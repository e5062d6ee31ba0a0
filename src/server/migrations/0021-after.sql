-- After sending: who answered is found by her account, papers that an account sent earlier are offered again.
create index consent_request_by_answerer on consent_request (county, answered_by) where answered_by is not null;
create index paper_listed_by_account on paper (county, account, kind) where listed_at is not null;
