-- The curtain by mail, the picture of the bureau's own app, and photos that were used before.

-- One row per request. It stays with the subject and the partner, for later filings.
create table app.curtains (
  id               text primary key,
  order_id         text not null references app.orders,
  record_id        text not null references app.records,
  partner_id       text not null references app.partners,
  state            text not null default 'REQUESTED' check (state in ('REQUESTED', 'SHIPPED', 'DELIVERED')),
  -- Where the parcel goes: a code of GB/T 2260; consignee, mobile, city and address are sealed as one.
  province         text not null,
  address          bytea not null,
  requested_at     timestamptz not null default app.now(),
  courier          text,
  tracking_number  text,
  shipped_at       timestamptz,
  staff_id         text references app.staff,
  staff_name       text,
  -- Shanghai days between which it is expected.
  arrives_from     text,
  arrives_by       text,
  delivered_at     timestamptz,
  check ((delivered_at is not null) = (state = 'DELIVERED')),
  check (state = 'REQUESTED' or (shipped_at is not null and courier is not null and tracking_number is not null))
);
create unique index curtains_one_underway on app.curtains (order_id) where state <> 'DELIVERED';
create index curtains_order on app.curtains (order_id, requested_at desc, id desc);
create index curtains_owned on app.curtains (record_id, partner_id) where state = 'DELIVERED';
create index curtains_requested on app.curtains (requested_at, id) where state = 'REQUESTED';
create index curtains_shipped on app.curtains (shipped_at, id) where state = 'SHIPPED';
create index curtains_delivered on app.curtains (delivered_at desc, id desc) where state = 'DELIVERED';

grant select, insert, update on app.curtains to app, worker;
grant select on app.curtains to auditor;
alter table app.curtains enable row level security;
alter table app.curtains force row level security;
create policy house on app.curtains using (app.is_house());
create policy sees on app.curtains for select using (partner_id = app.partner());
create policy asks on app.curtains for insert with check (partner_id = app.partner() and state = 'REQUESTED' and exists
  (select 1 from app.orders o where o.id = order_id and o.record_id = curtains.record_id and o.partner_id = app.partner()));
create policy confirms on app.curtains for update using (partner_id = app.partner() and state = 'SHIPPED')
  with check (partner_id = app.partner() and state = 'DELIVERED');

-- One row per collection code that was entered; the last one counts.
create table app.app_photos (
  id           text primary key,
  order_id     text not null references app.orders,
  state        text not null default 'pending' check (state in ('pending', 'fetched', 'refused', 'unavailable', 'usedUp')),
  -- Sealed: whoever has the code gets the picture.
  code         bytea not null,
  code_hash    text not null,
  asked_at     timestamptz not null default app.now(),
  answered_at  timestamptz,
  -- Why there is no picture.
  problem      text,
  -- Of the picture: SHA-256 of what came, where it hangs, and when it was shot.
  hash         text,
  material_id  text references app.materials,
  shot_at      timestamptz,
  -- Content hash of the mobile that the picture was compared with.
  mobile_hash  text,
  check ((state in ('fetched', 'usedUp')) = (material_id is not null)),
  check ((state in ('refused', 'unavailable')) = (problem is not null))
);
create index app_photos_order on app.app_photos (order_id, asked_at desc, id desc);
-- Whoever applies asks; what was answered only the worker and the desk write.
grant select, update, delete on app.app_photos to app;
grant insert (id, order_id, code, code_hash) on app.app_photos to app;
grant select, insert, update, delete on app.app_photos to worker;
grant select on app.app_photos to auditor;
alter table app.app_photos enable row level security;
alter table app.app_photos force row level security;
create policy house on app.app_photos using (app.is_house());
create policy sees on app.app_photos for select using (exists
  (select 1 from app.orders o where o.id = order_id and o.partner_id = app.partner()));
create policy asks on app.app_photos for insert with check (state = 'pending' and exists
  (select 1 from app.orders o where o.id = order_id and o.partner_id = app.partner()));
create policy asks_anew on app.app_photos for delete using (material_id is null and exists
  (select 1 from app.orders o where o.id = order_id and o.partner_id = app.partner()));

-- A photo that was handed in is used, also after it was taken off its order again.
alter table app.materials add column handed_in_at timestamptz;
create index materials_photo on app.materials (hash) where kind = 'FACE_PHOTO';
-- Asked about everybody's orders, and says no more than yes or no.
create function app.photo_used_elsewhere(photo text, here text) returns boolean language sql stable security definer
  set search_path = app, pg_temp
  as $$ select exists (select 1 from app.materials m where m.kind = 'FACE_PHOTO' and m.hash = photo and m.order_id <> here
    and (m.removed_at is null or m.handed_in_at is not null)) $$;
-- It runs as the tables' owner, whom forced row-level security binds too.
create policy asks_for_used_photos on app.materials for select to current_user using (kind = 'FACE_PHOTO');
