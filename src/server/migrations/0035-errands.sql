-- erased: of an erased household nobody is told anything any more · called-off: she said no, or the campaign was stopped.
alter table errand_step drop constraint errand_step_kind_check;
alter table errand_step add constraint errand_step_kind_check check (kind in ('heard', 'not-found', 'to-town', 'erased', 'called-off'));

-- A liaison writes down that she does not want to be told of such.
alter table campaign_no drop constraint campaign_no_by_check;
alter table campaign_no add constraint campaign_no_by_check check (by in ('person', 'desk', 'liaison'));

create index campaign_person_for_liaison on campaign_person (county, campaign, lot) where state = 'for-liaison';
