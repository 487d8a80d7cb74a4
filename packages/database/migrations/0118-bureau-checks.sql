-- Checks of accesses and websites (核查) and verification tasks (核实任务) beside rectifications (docs/spec/rules.md R-10.1).

alter table app.rectifications
  -- By its kind: false is the provider's own work, which partners do not see.
  add column for_subject boolean not null default true,
  drop constraint rectifications_about_check,
  add constraint rectifications_about_check check (about in ('subject', 'website', 'subjectCheck', 'accessOverReported',
    'accessUnderReported', 'emptyWebsiteAlive', 'emptyWebsiteDead', 'websiteLiveness', 'verificationTask')),
  drop constraint rectifications_bureau_id_hash_key;
alter table app.rectifications alter column for_subject drop default;
-- A check or task that comes again after it was dealt with is new work.
create unique index rectifications_same on app.rectifications (bureau_id, hash) where for_subject or closed_at is null;

drop policy sees on app.rectifications;
create policy sees on app.rectifications for select using (for_subject and exists
  (select from app.partner_records p where p.record_id = rectifications.record_id and p.partner_id = app.partner()));
