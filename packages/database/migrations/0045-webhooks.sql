-- 推送: what partners are told, in the sequence of commits, and how it comes to their endpoints.

-- The event log of a partner: one row per event that it may know of, written by the statement of the event itself. A reader by cursor misses none:
-- rows go by the transaction that wrote them, and those of transactions that may still be under way are not shown yet.
create table app.partner_events (
  id          text primary key,
  tx          text collate "C" not null default lpad(pg_current_xact_id()::text, 20, '0'),
  partner_id  text not null references app.partners,
  -- null: a test, which is of no order.
  order_id    text references app.orders,
  kind        text not null,
  state       text,
  version     integer,
  at          timestamptz not null
);
create index partner_events_log on app.partner_events (partner_id, tx, id);
create index partner_events_at on app.partner_events (at);

create table app.webhook_endpoints (
  id                  text primary key,
  partner_id          text not null references app.partners,
  url                 text not null,
  description         text not null default '',
  -- null: every kind, also those that are added later.
  kinds               text[],
  state               text not null default 'ENABLED' check (state in ('ENABLED', 'DISABLED')),
  disabled_reason     text check (disabled_reason in ('BY_HAND', 'GAVE_UP', 'GONE')),
  disabled_at         timestamptz,
  -- Sealed; the earlier one signs, too, until its time is over.
  secret              bytea not null,
  earlier_secret      bytea,
  earlier_until       timestamptz,
  -- Since when every try failed.
  failing_since       timestamptz,
  last_delivered_at   timestamptz,
  created_at          timestamptz not null default app.now(),
  check ((state = 'DISABLED') = (disabled_reason is not null) and (state = 'DISABLED') = (disabled_at is not null)),
  check ((earlier_secret is null) = (earlier_until is null))
);
create index webhook_endpoints_partner on app.webhook_endpoints (partner_id, created_at, id);

create table app.webhook_deliveries (
  id           text primary key,
  -- The sequence of an order's deliveries: it is locked while they are written.
  place        bigint generated always as identity,
  endpoint_id  text not null references app.webhook_endpoints on delete cascade,
  event_id     text not null references app.partner_events on delete cascade,
  partner_id   text not null references app.partners,
  order_id     text references app.orders,
  state        text not null default 'WAITING' check (state in ('WAITING', 'DELIVERED', 'FAILED', 'CANCELLED')),
  tries        integer not null default 0,
  next_at      timestamptz not null default app.now(),
  -- A worker has it in hand until then.
  taken_until  timestamptz,
  created_at   timestamptz not null default app.now(),
  ended_at     timestamptz,
  check ((state = 'WAITING') = (ended_at is null))
);
create index webhook_deliveries_waiting on app.webhook_deliveries (endpoint_id, place) where state = 'WAITING';
create index webhook_deliveries_before on app.webhook_deliveries (endpoint_id, order_id, place) where state = 'WAITING';
create index webhook_deliveries_list on app.webhook_deliveries (endpoint_id, created_at, id);
create index webhook_deliveries_event on app.webhook_deliveries (event_id);

create table app.webhook_attempts (
  id           text primary key,
  delivery_id  text not null references app.webhook_deliveries on delete cascade,
  try          integer not null,
  started_at   timestamptz not null default app.now(),
  ended_at     timestamptz,
  -- What the receiver answered; its body is not kept.
  status       integer,
  fault        text,
  took_ms      integer,
  unique (delivery_id, try)
);

do $$
declare t text;
begin
  foreach t in array array['partner_events', 'webhook_endpoints', 'webhook_deliveries', 'webhook_attempts'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('alter table app.%I force row level security', t);
    execute format('create policy house on app.%I using (app.is_house())', t);
    execute format('grant select on app.%I to app, auditor', t);
    execute format('grant select, insert, update, delete on app.%I to worker', t);
  end loop;
  foreach t in array array['partner_events', 'webhook_deliveries'] loop
    execute format('create policy sees on app.%I for select using (partner_id = app.partner())', t);
    -- A partner's own step writes what it is told of it.
    execute format('create policy tells on app.%I for insert with check (partner_id = app.partner())', t);
    execute format('grant insert on app.%I to app', t);
  end loop;
end $$;
create policy own on app.webhook_endpoints using (partner_id = app.partner());
create policy sees on app.webhook_attempts for select using (exists
  (select 1 from app.webhook_deliveries d where d.id = delivery_id and d.partner_id = app.partner()));
-- A partner that switches an endpoint off cancels what waits for it.
create policy cancels on app.webhook_deliveries for update using (partner_id = app.partner()) with check (state = 'CANCELLED' and partner_id = app.partner());
grant insert, update, delete on app.webhook_endpoints to app;
grant update (state, ended_at) on app.webhook_deliveries to app;

create trigger wake_webhooks after insert on app.webhook_deliveries
  for each row execute function app.wake('webhooks');
