-- Machine checks: what the machine sees of each material, and what an order shares with other subjects.

select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

-- What an image was received as; null for those of before.
alter table app.uploads add column format text check (format in ('jpeg', 'png'));
alter table app.materials add column format text check (format in ('jpeg', 'png'));

-- Keyed hashes of mobiles, filed and proposed; null until it is published or saved again.
alter table app.records add column mobile_hash text;
create index records_mobile on app.records (mobile_hash);
create index websites_mobile on app.websites (mobile_hash);
alter table app.order_contents add column subject_mobile_hash text, add column website_mobile_hash text;
create index order_contents_subject_mobile on app.order_contents (subject_mobile_hash);
create index order_contents_website_mobile on app.order_contents (website_mobile_hash);

-- 机器检查: a row per check and content. Another content is judged anew, and what was said of the earlier one stays.
create table app.machine_checks (
  order_id      text not null references app.orders,
  -- A field or `material.KIND`.
  item          text not null,
  -- MachineCheckName of packages/domain.
  "check"       text not null,
  -- Of the field's value or the material's bytes as they were received.
  content_hash  text not null,
  rule_id       text not null,
  outcome       text not null check (outcome in ('pass', 'warn', 'fail')),
  -- What is wrong, as a code; null: nothing.
  fault         text,
  -- Figures and numbers of orders and filings; nothing personal.
  facts         jsonb not null,
  edition       text not null,
  at            timestamptz not null default app.now(),
  primary key (order_id, item, "check", content_hash)
);
grant select on app.machine_checks to app, auditor;
grant select, insert, update on app.machine_checks to worker;
alter table app.machine_checks enable row level security;
alter table app.machine_checks force row level security;
create policy house on app.machine_checks using ((select app.is_house()));
create policy by_order on app.machine_checks for select using (exists
  (select 1 from app.orders o where o.id = order_id and o.partner_id = app.partner()));

-- 感知哈希 of pictures that are looked for in orders of other subjects: 64 bits to look up, 256 to put in order.
create table app.picture_marks (
  material_id  text primary key references app.materials,
  order_id     text not null references app.orders,
  record_id    text not null references app.records,
  coarse       bigint not null,
  fine         bit(256) not null,
  -- Its four bands of 16 bits: a picture within 6 bits has one band with at most one other bit.
  band0        integer not null generated always as ((coarse & 65535)::integer) stored,
  band1        integer not null generated always as (((coarse >> 16) & 65535)::integer) stored,
  band2        integer not null generated always as (((coarse >> 32) & 65535)::integer) stored,
  band3        integer not null generated always as (((coarse >> 48) & 65535)::integer) stored
);
create index picture_marks_band0 on app.picture_marks (band0);
create index picture_marks_band1 on app.picture_marks (band1);
create index picture_marks_band2 on app.picture_marks (band2);
create index picture_marks_band3 on app.picture_marks (band3);
-- The worker alone compares pictures: what they show of each other is nobody else's.
grant select, insert on app.picture_marks to worker;
grant select on app.picture_marks to auditor;
alter table app.picture_marks enable row level security;
alter table app.picture_marks force row level security;
create policy house on app.picture_marks using ((select app.is_house()));

-- What is open is looked at, too.
insert into app.outbox (id, job, payload)
  select 'job_checks_' || o.id, 'checkContent', jsonb_build_object('orderId', o.id)
  from app.orders o where o.state not in ('APPROVED', 'ABANDONED');
