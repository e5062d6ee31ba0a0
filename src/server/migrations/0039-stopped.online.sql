-- What was stopped because nobody found her stands on the lists of those whom she may ring.
create index concurrently matter_stopped on matter (county, changed_at) where step = 'not-found-told';
