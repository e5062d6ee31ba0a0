create index concurrently errand_paper_out on errand (county, town, changed_at) where on_paper and state = 'closed';
