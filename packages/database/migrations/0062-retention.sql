-- Data subjects and retention (docs/decisions/0064, 0065): how long each kind is kept, what of an order is gone, files that wait to be
-- deleted, whose values a row holds, and requests of data subjects.

select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

-- 保存期限, a row per kind of packages/domain/src/personal/retention.ts that has days; the program knows what a kind is.
create table app.retention (
  kind        text primary key,
  days        integer not null check (days between 1 and 3650),
  changed_at  timestamptz,
  -- Display name of whoever set it last; the audit holds every change.
  changed_by  text,
  -- When the job was last through with the kind, and what it deleted since ever.
  ran_at      timestamptz,
  deleted     bigint not null default 0,
  deleted_at  timestamptz
);
insert into app.retention (kind, days) values ('drafts', 180), ('orders', 1095), ('materials', 1095), ('photos', 1095), ('words', 1095),
  ('notices', 365), ('uploads', 7), ('filingHistory', 1095), ('goneFilings', 1095), ('sentFiles', 92), ('bureauAnswers', 1095),
  ('incidents', 180), ('evidence', 1095), ('gatewayWords', 1095), ('proofs', 365), ('savedAnswers', 7), ('eventLog', 7), ('sessions', 7),
  ('downloads', 365), ('personRequests', 1095);
insert into app.retention (kind, days) select 'deskDrafts', (value #>> '{}')::int from app.settings where name = 'draftDays';
delete from app.settings where name = 'draftDays';
alter table app.retention enable row level security;
alter table app.retention force row level security;
create policy house on app.retention using (app.is_house());
create policy auditor_reads on app.retention for select to auditor using (true);
grant select on app.retention to app, worker, auditor;
grant update (days, changed_at, changed_by) on app.retention to app;
grant update (ran_at, deleted, deleted_at) on app.retention to worker;

-- What of an order is deleted: groups of fields (subject, subjectPrincipal, websitePrincipal) and kinds (orders, materials, photos, words).
-- Its row, its events and their chain stay.
alter table app.orders add column erased text[] not null default '{}', add column erased_at timestamptz;
create index orders_keep_values on app.orders (updated_at, id) where not locked and not erased @> '{orders}';
create index orders_keep_materials on app.orders (updated_at, id) where not locked and not erased @> '{materials}';
create index orders_keep_photos on app.orders (updated_at, id) where not locked and not erased @> '{photos}';
create index orders_keep_words on app.orders (updated_at, id) where not locked and not erased @> '{words}';
-- Drafts that were never handed in and still hold their subject: the job lets them lapse first.
create index orders_keep_drafts on app.orders (updated_at, id) where locked and round = 0 and state = 'DRAFT';

-- Files whose row is gone: named in the transaction that took the row away, deleted after it, and struck out then. Whoever dies between
-- leaves the rest to the next.
create table app.dropped_files (
  file  text primary key,
  at    timestamptz not null default app.now(),
  test  boolean not null default app.in_test()
);
alter table app.dropped_files enable row level security;
alter table app.dropped_files force row level security;
create policy house on app.dropped_files using (app.is_house());
create policy realm on app.dropped_files as restrictive to app, worker using (test = app.in_test());
grant select, insert, delete on app.dropped_files to worker;
grant select on app.dropped_files to auditor;

insert into app.dropped_files (file, test) select stored, test from app.submissions where file_removed_at is not null and stored is not null;
update app.submissions set stored = null where file_removed_at is not null;

-- Keyed hashes of the ID numbers, mobiles and mail addresses of everybody whose values a row holds or has held; null: not filled yet.
alter table app.records add column person_hashes text[];
alter table app.websites add column person_hashes text[];
alter table app.order_contents add column person_hashes text[];
alter table app.record_versions add column person_hashes text[], add column ended_at timestamptz, add column erased_at timestamptz;
create index records_persons on app.records using gin (person_hashes);
create index websites_persons on app.websites using gin (person_hashes);
create index order_contents_persons on app.order_contents using gin (person_hashes);
create index record_versions_persons on app.record_versions using gin (person_hashes);
create index records_unfilled on app.records (id) where person_hashes is null;
create index websites_unfilled on app.websites (id) where person_hashes is null;
create index order_contents_unhashed on app.order_contents (order_id) where person_hashes is null;
create index record_versions_unhashed on app.record_versions (id) where person_hashes is null;
-- Until when a version was the one in force.
update app.record_versions v set ended_at = (select min(n.since) from app.record_versions n where n.record_id = v.record_id and n.since > v.since);
create index record_versions_keep on app.record_versions (ended_at, id) where ended_at is not null and erased_at is null;
alter table app.records add column erased_at timestamptz;
alter table app.websites add column gone_at timestamptz, add column erased_at timestamptz;
update app.websites set gone_at = app.now() where gone;
create index websites_keep on app.websites (gone_at, id) where gone and erased_at is null;

-- What is due is found by when it began to count, whatever has gone already.
create index notices_keep on app.notices (created_at, id) where sent_at is not null or failed_at is not null;
create index uploads_keep on app.uploads (created_at, id);
create index uploads_file on app.uploads (file);
create index materials_file on app.materials (file);
create index materials_report_file on app.materials (report_file) where report_file is not null;
create index idempotency_keys_keep on app.idempotency_keys (created_at);
create index sessions_keep on app.sessions (expires_at);
create index downloads_keep on app.downloads (started_at, id) where ended_at is not null;
create index evidence_keep on app.evidence (at, id);
create index recorded_answers_keep on app.recorded_answers (at, id);
create index bureau_incidents_keep on app.bureau_incidents (last_at, id);
create index record_proofs_keep on app.record_proofs (answered_at, id) where secret is not null;
create index rectifications_keep on app.rectifications (handled_at, id) where handled_at is not null;

-- Whether the sealed part is gone: the row says what happened, and reads on.
alter table app.bureau_answers add column erased_at timestamptz;
create index bureau_answers_keep on app.bureau_answers (applied_at, id) where applied_at is not null and erased_at is null;
alter table app.recorded_answers add column erased_at timestamptz;
alter table app.rectifications add column erased_at timestamptz;
alter table app.connection_events add column erased_at timestamptz;
alter table app.submission_decisions add column erased_at timestamptz;
create index connection_events_keep on app.connection_events (at, id) where erased_at is null;
create index submission_decisions_keep on app.submission_decisions (at, id) where erased_at is null;

-- The clock takes away what others saved.
create policy clockwork on app.idempotency_keys using (current_setting('app.kind', true) = 'system' and current_setting('app.actor', true) = 'clock');
create policy clockwork on app.downloads using (current_setting('app.kind', true) = 'system' and current_setting('app.actor', true) = 'clock');
grant select, delete on app.downloads to worker;
-- Whoever deletes locks first.
grant update (at) on app.evidence to worker;
grant update (alive_at) on app.downloads to worker;
grant delete on app.bureau_incidents, app.evidence, app.notices, app.uploads, app.machine_checks, app.picture_marks, app.advice, app.sms_checks, app.black_list,
  app.idempotency_keys, app.sessions, app.notes, app.report_checks to worker;
grant update (note) on app.skips, app.connection_events to worker;
grant update (erased_at) on app.connection_events, app.submission_decisions, app.recorded_answers to worker;
grant update (note) on app.submission_decisions to worker;
grant update (details, evidence_id) on app.recorded_answers to worker;
grant update (reasons, content) on app.returns to worker;
grant update (content) on app.second_looks to worker;
grant update (advice) on app.second_verdicts to worker;
grant update (personal, websites, person_hashes, erased_at) on app.record_versions to worker;
grant update (ended_at) on app.record_versions to app, worker;
-- An image that is being attached is not taken away meanwhile.
grant update (format) on app.uploads to app;

-- What a look at the whole file store found: files, files without a row (deleted), rows without a file.
create table app.file_sweeps (
  at       timestamptz primary key default app.now(),
  files    integer not null,
  orphans  integer not null,
  missing  integer not null
);
alter table app.file_sweeps enable row level security;
alter table app.file_sweeps force row level security;
create policy house on app.file_sweeps using (app.is_house());
create policy live_only on app.file_sweeps as restrictive to app, worker using (not (select app.in_test()));
grant select on app.file_sweeps to app, worker, auditor;
grant insert on app.file_sweeps to worker;
