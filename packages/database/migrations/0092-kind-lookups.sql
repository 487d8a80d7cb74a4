-- Which kind of order an applicant needs: its bureau is asked once about a certificate and a domain (isp_querybeianstatus).
create table app.kind_lookups (
  id           text primary key,
  partner_id   text not null references app.partners,
  province     text not null,
  state        text not null default 'PENDING' check (state in ('PENDING', 'ANSWERED', 'UNAVAILABLE')),
  -- Sealed: certificate and domain, until they are answered.
  asked        bytea,
  asked_at     timestamptz not null default app.now(),
  -- A worker has taken it; it is asked once.
  taken_at     timestamptz,
  answered_at  timestamptz,
  -- A row of packages/domain/src/filing-status/kind-lookup.ts.
  finding      text,
  fault        text,
  test         boolean not null default app.in_test(),
  check ((state = 'PENDING') = (answered_at is null)),
  check ((state = 'ANSWERED') = (finding is not null))
);
create index kind_lookups_open on app.kind_lookups (asked_at) where state = 'PENDING';
create index kind_lookups_partner on app.kind_lookups (partner_id, asked_at);
grant select on app.kind_lookups to app, auditor;
grant insert (id, partner_id, province, asked) on app.kind_lookups to app;
grant select, update, delete on app.kind_lookups to worker;
alter table app.kind_lookups enable row level security;
alter table app.kind_lookups force row level security;
create policy house on app.kind_lookups using (app.is_house());
create policy realm on app.kind_lookups as restrictive to app, worker using (test = app.in_test());
create policy auditor_reads on app.kind_lookups for select to auditor using (true);
create policy sees on app.kind_lookups for select using (partner_id = app.partner());
create policy asks on app.kind_lookups for insert with check (partner_id = app.partner() and state = 'PENDING');
create trigger wake_lookups after insert on app.kind_lookups for each statement execute function app.wake('lookups');
