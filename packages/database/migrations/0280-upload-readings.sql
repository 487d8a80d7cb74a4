-- 先读后填: an applicant has a scan read before anything is typed (docs/spec/desk.md D-papers-first).
create table app.upload_readings (
  upload_id    text not null references app.uploads on delete cascade,
  -- The material that it is meant to be, which says as what papers it is read.
  material     text not null,
  partner_id   text not null references app.partners,
  -- Of the bytes of the upload: once attached they are not read again.
  hash         text not null,
  state        text not null default 'PENDING' check (state in ('PENDING', 'READ', 'DAMAGED', 'UNAVAILABLE')),
  asked_at     timestamptz not null default app.now(),
  -- A worker has taken it.
  taken_at     timestamptz,
  answered_at  timestamptz,
  -- What it was read as: PaperKind of packages/domain/src/reading.
  paper        text,
  engine       text,
  -- Sealed: what stands there, and where.
  result       bytea,
  test         boolean not null default app.in_test(),
  primary key (upload_id, material),
  check ((state = 'PENDING') = (answered_at is null)),
  check ((state = 'READ') = (result is not null))
);
create index upload_readings_open on app.upload_readings (asked_at) where state = 'PENDING';
create index upload_readings_hash on app.upload_readings (hash, paper) where state = 'READ';
create index upload_readings_partner on app.upload_readings (partner_id, asked_at);
grant select on app.upload_readings to app;
grant select (upload_id, material, partner_id, state, asked_at, answered_at, paper, engine, test) on app.upload_readings to auditor;
grant insert (upload_id, material, partner_id, hash) on app.upload_readings to app;
-- One that had no answer is asked for again.
grant update (state, asked_at, taken_at, answered_at) on app.upload_readings to app;
grant select, update, delete on app.upload_readings to worker;
alter table app.upload_readings enable row level security;
alter table app.upload_readings force row level security;
create policy house on app.upload_readings using ((select app.is_house()));
create policy realm on app.upload_readings as restrictive to app, worker using (test = app.in_test());
create policy auditor_reads on app.upload_readings for select to auditor using (true);
create policy sees on app.upload_readings for select using (partner_id = app.partner());
create policy asks on app.upload_readings for insert with check (partner_id = app.partner() and state = 'PENDING'
  and exists (select from app.uploads u where u.id = upload_id and u.partner_id = app.partner()));
create policy asks_again on app.upload_readings for update using (partner_id = app.partner() and state = 'UNAVAILABLE')
  with check (partner_id = app.partner() and state = 'PENDING');
create trigger wake_lookups after insert or update of asked_at on app.upload_readings for each statement execute function app.wake('lookups');
