-- 新增网站 and 新增接入 of a subject that is filed through another provider: the bureau confirmed its number and password, and has not
-- published it to us. Such a record has its filing number alone until the publication that follows the approval (docs/decisions/0085).
alter table app.records add column elsewhere boolean not null generated always as (not filed and filing_number <> '') stored;
alter table app.websites add column elsewhere boolean not null generated always as (not filed and filing_number <> '') stored;
create unique index records_elsewhere on app.records (filing_number, test) where elsewhere;
create unique index websites_elsewhere on app.websites (filing_number, test) where elsewhere;

-- The website whose number was given with the proof, for a new access.
alter table app.record_proofs add column website_number text;
grant insert (website_number) on app.record_proofs to app;
