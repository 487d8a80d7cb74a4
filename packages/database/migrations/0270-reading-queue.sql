-- Pictures that wait to be read: a row each, in the order in which a worker takes them. A row stands until its picture was read, however
-- long no reader runs. Instants are of the wall clock.
select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

create table app.reading_queue (
  material_id  text primary key references app.materials,
  order_id     text not null references app.orders,
  -- What it is read as: PaperKind of packages/domain/src/reading, or FACE: the face in a photo is looked for.
  paper        text not null,
  -- Somebody waits for it: who fills in the order, who holds its lease, who asked for another reading.
  urgent       boolean not null,
  -- Asked for by a person: no earlier reading of the same bytes is taken.
  anew         boolean not null default false,
  -- Of the order when the row was added.
  due_at       timestamptz,
  added_at     timestamptz not null default clock_timestamp(),
  -- Not read before; while it is read: when its reading counts as lost.
  again_at     timestamptz not null default clock_timestamp(),
  -- Since when it is read; null: it waits.
  begun_at     timestamptz,
  -- How often the reader gave it up because it took too long.
  tries        integer not null default 0,
  test         boolean not null default app.in_test()
);
create index reading_queue_next on app.reading_queue (urgent desc, due_at, added_at, material_id);
create index reading_queue_order on app.reading_queue (order_id);
alter table app.reading_queue enable row level security;
alter table app.reading_queue force row level security;
create policy house on app.reading_queue using ((select app.is_house()));
create policy by_order on app.reading_queue using (exists
  (select from app.orders o where o.id = order_id and o.partner_id = app.partner()));
create policy realm on app.reading_queue as restrictive to app, worker using (test = app.in_test());
create policy auditor_reads on app.reading_queue for select to auditor using (true);
create policy counts_readings on app.reading_queue for select to current_user using (true);
grant select on app.reading_queue to app, auditor;
-- A person asks for another reading, and who takes the lease waits for those of the order.
grant insert (material_id, order_id, paper, urgent, anew, due_at), update (paper, urgent, anew, again_at, tries) on app.reading_queue to app;
grant select, insert, update, delete on app.reading_queue to worker;
create trigger wake_readings after insert on app.reading_queue for each statement execute function app.wake('readings');

-- Whether a reader answered a worker within 40 s.
create function app.reader_runs() returns boolean language sql stable security definer set search_path = app, pg_temp
  as $$ select coalesce((select seen_at > clock_timestamp() - interval '40 seconds' from app.reader), false) $$;
-- The place of a material among those that wait, from 1; behind all of them while its job is still to add it; null: it does not wait.
create function app.reading_place(material text, of_order text) returns integer language sql stable security definer set search_path = app, pg_temp
  as $$ select coalesce(
    (select (select count(*)::int from app.reading_queue before where before.test = own.test
        and (not before.urgent, coalesce(before.due_at, 'infinity'), before.added_at, before.material_id)
          <= (not own.urgent, coalesce(own.due_at, 'infinity'), own.added_at, own.material_id))
      from app.reading_queue own where own.material_id = material and own.test = app.in_test()),
    (select 1 + (select count(*)::int from app.reading_queue q where q.test = app.in_test())
      where exists (select from app.outbox o where o.done_at is null and o.job = 'readPictures'
        and o.payload ->> 'orderId' = of_order and o.test = app.in_test()))) $$;
