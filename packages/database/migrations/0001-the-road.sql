-- The tables of the road. Own tables stand in schema app; the queue's in bullmq, which the worker owns.
-- Roles migrator (whoever runs this), app, worker and auditor exist already (migrate.ts makes them).

create schema app;
create schema bullmq authorization worker;
grant usage on schema app to app, worker, auditor;

-- ── time ────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- The database's clock decides. Only test and demonstration databases have an offset.
create table app.clock (
  only_row   boolean primary key default true check (only_row),
  offset_ms  bigint not null default 0
);
insert into app.clock default values;

create function app.now() returns timestamptz language sql stable
  as $$ select now() + (select offset_ms from app.clock) * interval '1 millisecond' $$;

-- ISO 8601 in UTC with milliseconds: instants stay text from here to the client.
create function app.iso(t timestamptz) returns text language sql immutable
  as $$ select to_char(t at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;

create function app.shanghai_day(t timestamptz) returns text language sql immutable
  as $$ select to_char(t at time zone 'Asia/Shanghai', 'YYYY-MM-DD') $$;

-- ── who asks ────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Set with SET LOCAL by inTransaction; without them every policy says no.
create function app.is_house() returns boolean language sql stable
  as $$ select coalesce(current_setting('app.kind', true), '') in ('staff', 'system') $$;
create function app.partner() returns text language sql stable
  as $$ select case when current_setting('app.kind', true) = 'partner' then current_setting('app.actor', true) end $$;

-- ── settings and calendar ───────────────────────────────────────────────────────────────────────────────────────────
create table app.settings (
  name   text primary key,
  value  jsonb not null
);
insert into app.settings values
  ('edition', '"2018-06"'),
  ('fourEyes', 'true'),
  ('workingHours', '{"open": "09:00", "close": "18:00"}'),
  ('calendar', '{"version": 0, "loadedUntil": "2017-12-31"}');

create table app.calendar_notices (
  id         text primary key,
  title      text not null,
  number     text not null,
  published  date not null,
  url        text not null
);
create table app.calendar_days (
  day         date not null,
  working     boolean not null,
  notice_id   text not null references app.calendar_notices,
  -- The notice that took the day over; the row stays as history.
  superseded_by text references app.calendar_notices,
  primary key (day, notice_id)
);
create unique index calendar_days_in_force on app.calendar_days (day) where superseded_by is null;

-- ── people ──────────────────────────────────────────────────────────────────────────────────────────────────────────
create table app.staff (
  id             text primary key,
  login          text not null unique,
  name           text not null,
  roles          text[] not null,
  password_hash  text not null,
  active         boolean not null default true
);
create table app.sessions (
  -- SHA-256 of the token; the token itself is only in the cookie.
  hash        text primary key,
  staff_id    text not null references app.staff,
  created_at  timestamptz not null default app.now(),
  seen_at     timestamptz not null default app.now(),
  expires_at  timestamptz not null
);
create index sessions_staff on app.sessions (staff_id);
create table app.partners (
  id        text primary key,
  name      text not null unique,
  email     text not null,
  language  text not null default 'zh' check (language in ('zh', 'en'))
);
create table app.partner_keys (
  id            text primary key,
  partner_id    text not null references app.partners,
  hash          text not null unique,
  created_at    timestamptz not null default app.now(),
  last_used_at  timestamptz,
  revoked_at    timestamptz
);
create index partner_keys_partner on app.partner_keys (partner_id);

-- ── records ─────────────────────────────────────────────────────────────────────────────────────────────────────────
-- The filed truth. `plain` holds the values that are nobody's personal data, `personal` the sealed rest.
create table app.records (
  id                 text primary key,
  bureau_id          text not null unique,
  filing_number      text not null unique,
  province           text not null,
  name               text not null,
  plain              jsonb not null,
  personal           bytea not null,
  certificate_hash   text not null,
  changed_at         timestamptz not null default app.now()
);
create index records_certificate on app.records (certificate_hash);
create table app.websites (
  id               text primary key,
  record_id        text not null references app.records,
  bureau_id        text not null unique,
  filing_number    text not null unique,
  name             text not null,
  plain            jsonb not null,
  personal         bytea not null,
  mobile_hash      text,
  ours             boolean not null,
  -- Removed by a later publication; kept because orders point here.
  gone             boolean not null default false
);
create index websites_record on app.websites (record_id);
-- IspYmid and IspIpid: ours, unique with us.
create sequence app.provider_ids start 700001;

create table app.partner_records (
  partner_id  text not null references app.partners,
  record_id   text not null references app.records,
  basis       text not null,
  created_at  timestamptz not null default app.now(),
  primary key (partner_id, record_id)
);
create index partner_records_record on app.partner_records (record_id);

-- ── orders ──────────────────────────────────────────────────────────────────────────────────────────────────────────
create table app.order_numbers (
  day   text primary key,
  last  integer not null
);
create table app.orders (
  id                   text primary key,
  number               text not null unique,
  partner_id           text not null references app.partners,
  record_id            text not null references app.records,
  website_id           text not null references app.websites,
  kind                 text not null,
  province             text not null,
  edition              text not null,
  state                text not null,
  -- Holds the one-open-order lock of its subject.
  locked               boolean not null default true,
  -- Counts changes of state and content only.
  version              integer not null default 1,
  round                integer not null default 0,
  salt                 bytea not null,
  -- What the lists show, kept by perform.
  subject_name         text not null,
  filing_number        text not null,
  changed              text[] not null default '{}',
  duty                 text,
  duty_since           timestamptz,
  due_at               timestamptz,
  due_provisional      boolean not null default false,
  due_level            smallint not null default 0,
  lease_holder         text,
  lease_holder_name    text,
  lease_token          bigint not null default 0,
  lease_until          timestamptz,
  initial_approved_by  text,
  standing_photo       text,
  created_at           timestamptz not null default app.now(),
  updated_at           timestamptz not null default app.now(),
  submitted_at         timestamptz,
  last_seq             integer not null default 0,
  last_hash            text not null default ''
);
create unique index orders_one_open on app.orders (record_id) where locked;
create index orders_due on app.orders (due_at, id) where locked;
create index orders_state on app.orders (state, due_at, id) where locked;
create index orders_partner on app.orders (partner_id, created_at desc, id desc);
create index orders_record on app.orders (record_id);
create index orders_website on app.orders (website_id);

-- Registered and proposed values: plain ones as they are, personal ones sealed whole.
create table app.order_contents (
  order_id           text primary key references app.orders,
  base_plain         jsonb not null,
  base_personal      bytea not null,
  plain              jsonb not null,
  personal           bytea not null,
  field_hashes       jsonb not null,
  findings           jsonb not null default '[]',
  domains_added      integer not null default 0,
  domains_removed    integer not null default 0
);
create table app.uploads (
  id          text primary key,
  partner_id  text not null references app.partners,
  hash        text not null,
  file        text not null,
  bytes       integer not null,
  width       integer not null,
  height      integer not null,
  created_at  timestamptz not null default app.now()
);
create index uploads_partner on app.uploads (partner_id);
create table app.materials (
  id          text primary key,
  order_id    text not null references app.orders,
  kind        text not null,
  -- SHA-256 of the bytes received.
  hash        text not null,
  file        text not null,
  bytes       integer not null,
  width       integer not null,
  height      integer not null,
  created_at  timestamptz not null default app.now(),
  removed_at  timestamptz
);
create unique index materials_current on app.materials (order_id, kind) where removed_at is null;
create table app.verdicts (
  id          text primary key,
  order_id    text not null references app.orders,
  item        text not null,
  hash        text not null,
  verdict     text not null check (verdict in ('pass', 'return')),
  staff_id    text not null references app.staff,
  staff_name  text not null,
  at          timestamptz not null default app.now()
);
create index verdicts_order on app.verdicts (order_id, item, at desc, id desc);
create table app.calls (
  id          text primary key,
  order_id    text not null references app.orders,
  round       integer not null,
  outcome     text not null,
  staff_id    text not null references app.staff,
  staff_name  text not null,
  note        bytea,
  at          timestamptz not null default app.now()
);
create index calls_order on app.calls (order_id);
create table app.notes (
  id          text primary key,
  order_id    text not null references app.orders,
  staff_id    text not null references app.staff,
  staff_name  text not null,
  body        bytea not null,
  at          timestamptz not null default app.now()
);
create index notes_order on app.notes (order_id);
create table app.order_events (
  id          text primary key,
  order_id    text not null references app.orders,
  seq         integer not null,
  event       text not null,
  from_state  text,
  to_state    text,
  actor_kind  text not null,
  actor_id    text not null,
  actor_name  text not null,
  -- Without personal values: the event's own write says what may stand here.
  input       jsonb not null,
  edition     text not null,
  at          timestamptz not null,
  previous    text not null,
  hash        text not null,
  unique (order_id, seq)
);
create table app.timers (
  id           text primary key,
  order_id     text not null references app.orders,
  duty         text not null,
  raises       text not null,
  share        real not null,
  due_at       timestamptz not null,
  provisional  boolean not null,
  fired_at     timestamptz,
  closed_at    timestamptz
);
create index timers_due on app.timers (due_at, id) where fired_at is null and closed_at is null;
create index timers_order on app.timers (order_id);
create table app.notices (
  id          text primary key,
  order_id    text not null references app.orders,
  name        text not null,
  recipient   text not null,
  channel     text not null,
  language    text not null,
  address     bytea not null,
  created_at  timestamptz not null default app.now(),
  sent_at     timestamptz
);
create index notices_order on app.notices (order_id);

-- ── jobs, keys, audit ───────────────────────────────────────────────────────────────────────────────────────────────
create table app.outbox (
  id          text primary key,
  job         text not null,
  payload     jsonb not null,
  created_at  timestamptz not null default now(),
  -- Real time, not app.now(): how long the queue has had it.
  added_at    timestamptz,
  done_at     timestamptz
);
create index outbox_open on app.outbox (created_at, id) where done_at is null;
create table app.idempotency_keys (
  caller      text not null,
  key         text not null,
  body_hash   text not null,
  answer      bytea not null,
  created_at  timestamptz not null default app.now(),
  primary key (caller, key)
);
create table app.audit (
  id          text primary key,
  at          timestamptz not null default app.now(),
  actor_kind  text not null,
  actor_id    text not null,
  action      text not null,
  target      text,
  outcome     text not null,
  details     jsonb not null default '{}'
);
create index audit_target on app.audit (target);

-- ── bureaus ─────────────────────────────────────────────────────────────────────────────────────────────────────────
create table app.bureaus (
  id             text primary key,
  province       text not null unique,
  isp_id         text not null,
  user_name      text not null,
  -- Password and, where the bureau encrypts, key and vector.
  secret         bytea not null,
  wsdl           text not null,
  -- Number of the last file the bureau took.
  last_sequence  bigint not null default 0,
  stopped        text,
  last_poll_at   timestamptz
);
create table app.submissions (
  id          text primary key,
  bureau_id   text not null references app.bureaus,
  sequence    bigint not null,
  state       text not null,
  file_name   text not null,
  -- The XML as built, before zip; kept at least three months.
  file        bytea not null,
  file_hash   text not null,
  created_at  timestamptz not null default app.now(),
  sent_at     timestamptz,
  settled_at  timestamptz,
  code        text,
  attempts    integer not null default 0
);
-- A number is free again only when its file was refused.
create unique index submissions_number on app.submissions (bureau_id, sequence) where state <> 'REFUSED';
create unique index submissions_in_flight on app.submissions (bureau_id) where state in ('PREPARED', 'SENDING', 'UNKNOWN');
create table app.submission_orders (
  submission_id  text not null references app.submissions,
  order_id       text not null references app.orders,
  -- A verdict, a refused upload, an SMS return, a recall or a write-off.
  answered_at    timestamptz,
  primary key (submission_id, order_id)
);
create index submission_orders_order on app.submission_orders (order_id);
create table app.submission_events (
  id             text primary key,
  submission_id  text not null references app.submissions,
  event          text not null,
  from_state     text,
  to_state       text not null,
  code           text,
  at             timestamptz not null default app.now()
);
create index submission_events_submission on app.submission_events (submission_id);
create table app.bureau_answers (
  id           text primary key,
  bureau_id    text not null references app.bureaus,
  file_name    text not null,
  file         bytea not null,
  received_at  timestamptz not null default app.now(),
  acked_at     timestamptz,
  applied_at   timestamptz,
  unique (bureau_id, file_name)
);
create table app.answer_entries (
  answer_id  text not null references app.bureau_answers,
  position   integer not null,
  -- applied, repeated, notice or unmatched (a person clears it).
  status     text not null,
  order_id   text references app.orders,
  operation  text not null,
  codes      text[] not null,
  day        text,
  -- Identifier, opinion, reviewer: sealed.
  details    bytea not null,
  primary key (answer_id, position)
);
create index answer_entries_order on app.answer_entries (order_id);
create table app.report_checks (
  order_id      text not null references app.orders,
  content_hash  text not null,
  fields        bytea not null,
  attachments   jsonb not null,
  problems      jsonb not null,
  xml_bytes     integer not null,
  at            timestamptz not null default app.now(),
  primary key (order_id, content_hash)
);

-- ── who may touch what ──────────────────────────────────────────────────────────────────────────────────────────────
grant select, insert, update, delete on all tables in schema app to app, worker;
revoke update, delete on app.order_events, app.audit from app, worker;
revoke insert, update, delete on app.clock, app.calendar_notices, app.calendar_days from app, worker;
grant usage on sequence app.provider_ids to app, worker;
grant select on all tables in schema app to auditor;

-- Another order of this record that holds the lock, whoever's it is: says yes or no and nothing else.
create function app.has_open_order(record text, but text) returns boolean language sql stable security definer
  set search_path = app, pg_temp
  as $$ select exists (select 1 from app.orders o where o.record_id = record and o.locked and o.id is distinct from but) $$;

do $$
declare t text;
begin
  -- Tables of the house alone: staff and the system see them, partners never.
  foreach t in array array['staff', 'sessions', 'bureaus', 'submissions', 'submission_events',
    'bureau_answers', 'answer_entries', 'report_checks', 'verdicts', 'calls', 'notes', 'timers'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('alter table app.%I force row level security', t);
  end loop;
  foreach t in array array['staff', 'sessions', 'bureaus', 'submissions', 'submission_events', 'bureau_answers',
    'answer_entries', 'report_checks'] loop
    execute format('create policy house on app.%I using (app.is_house())', t);
  end loop;
  -- Tables that hang on an order: whoever sees the order.
  foreach t in array array['order_contents', 'materials', 'order_events', 'notices', 'timers', 'verdicts', 'calls', 'notes',
    'submission_orders'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('alter table app.%I force row level security', t);
    execute format('create policy by_order on app.%I using (app.is_house() or exists '
      || '(select 1 from app.orders o where o.id = order_id and o.partner_id = app.partner()))', t);
  end loop;
  -- Tables with a partner of their own.
  foreach t in array array['orders', 'uploads', 'partner_records', 'partner_keys'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('alter table app.%I force row level security', t);
    execute format('create policy by_partner on app.%I using (app.is_house() or partner_id = app.partner())', t);
  end loop;
end $$;

-- has_open_order runs as the tables' owner, whom forced row-level security binds too.
create policy asks_for_the_lock on app.orders for select to current_user using (locked);

alter table app.partners enable row level security;
alter table app.partners force row level security;
create policy own on app.partners using (app.is_house() or id = app.partner());

alter table app.records enable row level security;
alter table app.records force row level security;
create policy by_partner_records on app.records using (app.is_house() or exists
  (select 1 from app.partner_records p where p.record_id = id and p.partner_id = app.partner()));
alter table app.websites enable row level security;
alter table app.websites force row level security;
create policy by_record on app.websites using (app.is_house() or exists
  (select 1 from app.partner_records p where p.record_id = websites.record_id and p.partner_id = app.partner()));

alter table app.idempotency_keys enable row level security;
alter table app.idempotency_keys force row level security;
create policy own on app.idempotency_keys
  using (caller = current_setting('app.kind', true) || ':' || current_setting('app.actor', true));

alter table app.audit enable row level security;
alter table app.audit force row level security;
create policy write_own on app.audit for insert with check (current_setting('app.kind', true) <> '');
create policy house_reads on app.audit for select using (app.is_house());
create policy auditor_reads on app.audit for select to auditor using (true);

-- The outbox carries ids only; a partner's transaction writes rows, the worker alone reads them.
alter table app.outbox enable row level security;
alter table app.outbox force row level security;
create policy write on app.outbox for insert with check (current_setting('app.kind', true) <> '');
create policy house on app.outbox using (app.is_house());

-- The worker wakes when a row is committed.
create function app.wake() returns trigger language plpgsql as $$
begin
  perform pg_notify(tg_argv[0], '');
  return null;
end $$;
create trigger wake_outbox after insert on app.outbox for each statement execute function app.wake('outbox');
create trigger wake_timers after insert on app.timers for each statement execute function app.wake('timers');
create trigger wake_clock after update on app.clock for each statement execute function app.wake('clock');
-- Lists and pages that show an order are told that it changed; the payload is its id.
create function app.tell_order() returns trigger language plpgsql as $$
begin
  perform pg_notify('orders', new.order_id);
  return null;
end $$;
create trigger tell_order after insert on app.order_events for each row execute function app.tell_order();

alter table app.orders set (autovacuum_vacuum_scale_factor = 0.02, fillfactor = 85);
alter table app.timers set (autovacuum_vacuum_scale_factor = 0.02);
