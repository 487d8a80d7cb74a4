-- The reader of pictures as workers find it, so that an unread paper is called what it is: waiting, being read, or without a reader.
select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

-- One row. Instants are of the wall clock.
create table app.reader (
  one         boolean primary key default true check (one),
  -- When it last answered a worker; null: never.
  seen_at     timestamptz,
  -- The picture that it reads.
  material_id text,
  begun_at    timestamptz
);
alter table app.reader enable row level security;
alter table app.reader force row level security;
create policy house on app.reader using ((select app.is_house()));
create policy auditor_reads on app.reader for select to auditor using (true);
create policy asks_for_the_reader on app.reader for select to current_user using (true);
grant select on app.reader to app, auditor;
grant select, update on app.reader to worker;
insert into app.reader default values;

-- Live orders are read before test orders, each as its job was added.
create policy asks_for_readings on app.outbox for select to current_user using (job = 'readPictures');
create function app.reading_of(asked text) returns json language sql stable security definer set search_path = app, pg_temp
  as $$ select json_build_object(
    -- A page that takes long keeps the reader from answering anybody else.
    'runs', coalesce(r.seen_at > clock_timestamp() - case when r.material_id is null then interval '40 seconds' else interval '2 minutes' end, false),
    'material', case when r.begun_at > clock_timestamp() - interval '2 minutes' then r.material_id end,
    'place', (select count(*)::int from app.outbox before
      join (select o.test, o.created_at, o.id from app.outbox o
        where o.done_at is null and o.job = 'readPictures' and o.payload ->> 'orderId' = asked and o.test = app.in_test()
        order by o.created_at, o.id limit 1) own on (before.test, before.created_at, before.id) <= (own.test, own.created_at, own.id)
      where before.done_at is null and before.job = 'readPictures'))
  from app.reader r $$;
