-- 手机人脸核验: the link for the phone of a website principal, and what is taken with it (docs/spec/rules.md R-6.4).
create table app.face_links (
  order_id      text primary key references app.orders,
  -- SHA-256 of the token in the link.
  hash          text not null unique,
  -- Of the order, when the link was made: the link ends when the order leaves it.
  round         integer not null,
  tries_left    smallint not null check (tries_left >= 0),
  made_at       timestamptz not null default app.now(),
  expires_at    timestamptz not null,
  test          boolean not null default app.in_test()
);
alter table app.face_links enable row level security;
alter table app.face_links force row level security;
create policy house on app.face_links using (app.is_house());
create policy by_order on app.face_links using (exists
  (select from app.orders o where o.id = order_id and o.partner_id = app.partner()));
create policy realm on app.face_links as restrictive to app, worker using (test = app.in_test());
create policy auditor_reads on app.face_links for select to auditor using (true);
grant select, insert, update on app.face_links to app;
grant select on app.face_links to worker;
-- Hashes of tokens are nobody's to read who audits.
grant select (order_id, round, tries_left, made_at, expires_at) on app.face_links to auditor;

-- One row per consent, which is asked about at most once; the last one of an order counts.
create table app.face_checks (
  id               text primary key,
  order_id         text not null references app.orders,
  state            text not null default 'taking' check (state in ('taking', 'checking', 'done')),
  -- The text that was agreed to, and when.
  consent_version  text not null,
  consented_at     timestamptz not null default app.now(),
  -- Pictures received, retakes included.
  received         smallint not null default 0,
  sent_at          timestamptz,
  -- Calls of the liveness service.
  asked            smallint not null default 0,
  answered_at      timestamptz,
  -- A row of packages/domain/src/photo/face-check.ts.
  outcome          text,
  score            smallint check (score between 0 and 100),
  -- Sealed: the service's own number of the check, by which it finds the person.
  reference        bytea,
  -- The photo that it brought.
  material_id      text references app.materials,
  test             boolean not null default app.in_test(),
  check ((state = 'done') = (answered_at is not null and outcome is not null)),
  check (state = 'taking' or sent_at is not null)
);
create index face_checks_order on app.face_checks (order_id, consented_at desc, id desc);
create index face_checks_left on app.face_checks (consented_at, id) where material_id is null;
create index face_checks_material on app.face_checks (material_id) where material_id is not null;
alter table app.face_checks enable row level security;
alter table app.face_checks force row level security;
create policy house on app.face_checks using (app.is_house());
create policy by_order on app.face_checks for select using (exists
  (select from app.orders o where o.id = order_id and o.partner_id = app.partner()));
create policy realm on app.face_checks as restrictive to app, worker using (test = app.in_test());
create policy auditor_reads on app.face_checks for select to auditor using (true);
grant select, insert, update on app.face_checks to app;
grant select, insert, update, delete on app.face_checks to worker;
grant select on app.face_checks to auditor;

-- Pictures of a check: both sides of the ID and the frames of the selfie. Partners do not read them.
create table app.face_pictures (
  id        text primary key,
  check_id  text not null references app.face_checks on delete cascade,
  order_id  text not null references app.orders,
  kind      text not null,
  -- SHA-256 of what came.
  hash      text not null,
  file      text not null,
  bytes     integer not null,
  width     integer not null,
  height    integer not null,
  taken_at  timestamptz not null default app.now(),
  test      boolean not null default app.in_test(),
  unique (check_id, kind)
);
create index face_pictures_order on app.face_pictures (order_id);
create index face_pictures_file on app.face_pictures (file);
alter table app.face_pictures enable row level security;
alter table app.face_pictures force row level security;
create policy house on app.face_pictures using (app.is_house());
create policy realm on app.face_pictures as restrictive to app, worker using (test = app.in_test());
create policy auditor_reads on app.face_pictures for select to auditor using (true);
grant select, insert, update, delete on app.face_pictures to app, worker;
grant select on app.face_pictures to auditor;

-- Sealed: the token of the link that an SMS brings; emptied when it was sent.
alter table app.notices add column link bytea;
