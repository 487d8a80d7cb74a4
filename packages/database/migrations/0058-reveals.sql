-- Who saw what of personal values in clear (docs/decisions/0059).

select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

-- The first sight of an order by whoever holds its lease: one row per lease, known by its fencing token.
create table app.openings (
  order_id  text not null references app.orders,
  token     bigint not null,
  staff_id  text not null references app.staff,
  at        timestamptz not null default app.now(),
  test      boolean not null default app.in_test(),
  primary key (order_id, token)
);

-- One field of one order or record that somebody without the lease looked at, and what for.
create table app.reveals (
  id          text primary key,
  order_id    text references app.orders,
  record_id   text references app.records,
  -- Whose field it is where the record's website has it.
  website_id  text references app.websites,
  field       text not null,
  purpose     text not null,
  -- Sealed: what a person types may name somebody.
  words       bytea,
  staff_id    text not null references app.staff,
  staff_name  text not null,
  at          timestamptz not null default app.now(),
  until       timestamptz not null,
  test        boolean not null default app.in_test(),
  check (num_nonnulls(order_id, record_id) = 1),
  check (until > at)
);
create index reveals_order on app.reveals (order_id, at, id) where order_id is not null;
create index reveals_record on app.reveals (record_id, at, id) where record_id is not null;
create index reveals_staff on app.reveals (staff_id, at);

-- Who has opened a second look, whose values are shown in clear to whoever makes it.
alter table app.second_looks add column opened_by text references app.staff;
grant update (opened_by) on app.second_looks to app;

do $$
declare t text;
begin
  foreach t in array array['openings', 'reveals'] loop
    execute format('grant select, insert on app.%I to app', t);
    execute format('grant select on app.%I to worker, auditor', t);
    execute format('alter table app.%I enable row level security', t);
    execute format('alter table app.%I force row level security', t);
    execute format('create policy house on app.%I using (app.is_house())', t);
    execute format('create policy realm on app.%I as restrictive to app, worker using (test = app.in_test())', t);
  end loop;
end $$;
-- What somebody wrote beside a purpose goes with the other words of its order.
grant update (words) on app.reveals to worker;
