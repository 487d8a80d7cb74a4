-- 认领备案: a partner claims by papers a filing that no partner holds; staff decide.
select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

alter table app.follow_ups drop constraint follow_ups_kind_check;
alter table app.follow_ups add constraint follow_ups_kind_check check (kind in
  ('POLICE_FILING', 'DATA_CHECK', 'PAPER_ENDS', 'TRANSFER', 'CLAIM', 'CLAIM_OBJECTION', 'CLAIM_HELD', 'CLAIM_GRANTED', 'CLAIM_REFUSED')) not valid;

create table app.record_claims (
  id               text primary key,
  partner_id       text not null references app.partners,
  filing_number    text not null,
  -- The certificate number as it was typed, sealed; null once it is compared.
  certificate      bytea,
  -- The record that fits; null: not compared yet, or none does.
  record_id        text references app.records,
  claimed_at       timestamptz not null default app.now(),
  owner_until      timestamptz,
  owner_answer     text check (owner_answer in ('confirmed', 'refused')),
  -- A former holder, whose account is closed, may object until then; null: there was none.
  objection_until  timestamptz,
  outcome          text check (outcome in ('GRANTED', 'REFUSED', 'OBJECTED', 'HELD', 'NOT_FOUND', 'WITHDRAWN')),
  ended_at         timestamptz,
  decided_by       text references app.staff,
  -- Why staff decided so, sealed.
  reason           bytea,
  test             boolean not null default app.in_test(),
  check ((outcome is null) = (ended_at is null))
);
create unique index record_claims_open on app.record_claims (partner_id, filing_number) where outcome is null;
create index record_claims_received on app.record_claims (claimed_at) where record_id is null and outcome is null;
create index record_claims_partner on app.record_claims (partner_id, claimed_at);
create index record_claims_record on app.record_claims (record_id) where record_id is not null;
create index record_claims_keep on app.record_claims (ended_at, id) where reason is not null;
alter table app.record_claims enable row level security;
alter table app.record_claims force row level security;
create policy house on app.record_claims using ((select app.is_house()));
create policy own on app.record_claims using (partner_id = app.partner());
create policy realm on app.record_claims as restrictive to app, worker using (test = app.in_test());
create policy auditor_reads on app.record_claims for select to auditor using (true);
grant select on app.record_claims to app, worker, auditor;
grant insert, update (certificate, record_id, owner_until, owner_answer, objection_until, outcome, ended_at, decided_by, reason)
  on app.record_claims to app;
grant update (certificate, record_id, owner_until, objection_until, outcome, ended_at, reason) on app.record_claims to worker;

create table app.record_claim_papers (
  id        text primary key,
  claim_id  text not null references app.record_claims,
  paper     text not null check (paper in ('SUBJECT_CERTIFICATE', 'PRINCIPAL_ID', 'AUTHORISATION')),
  hash      text not null,
  file      text not null,
  test      boolean not null default app.in_test(),
  unique (claim_id, paper)
);
create index record_claim_papers_file on app.record_claim_papers (file);
alter table app.record_claim_papers enable row level security;
alter table app.record_claim_papers force row level security;
create policy house on app.record_claim_papers using ((select app.is_house()));
create policy own on app.record_claim_papers using (exists (select from app.record_claims c where c.id = claim_id and c.partner_id = app.partner()));
create policy realm on app.record_claim_papers as restrictive to app, worker using (test = app.in_test());
create policy auditor_reads on app.record_claim_papers for select to auditor using (true);
grant select, insert on app.record_claim_papers to app;
-- `update` of a column: retention locks the rows that it deletes.
grant select, delete, update (paper) on app.record_claim_papers to worker;
grant select on app.record_claim_papers to auditor;
