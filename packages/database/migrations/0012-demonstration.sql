-- Time is moved in a demonstration alone: the owner of the database marks it as one, and no program of the desk can.
alter table app.clock add column demonstration boolean not null default false;
alter table app.clock add constraint only_a_demonstration_travels check (demonstration or offset_ms = 0);

-- Marks the database and sets its time to so many milliseconds from now; what is right for its owner alone.
create function app.set_time(offset_from_now bigint) returns void language sql
  as $$ update app.clock set demonstration = true, offset_ms = offset_from_now $$;
revoke execute on function app.set_time(bigint) from public;

-- Which bureaus owe an answer is asked every few seconds.
create index submission_orders_open on app.submission_orders (submission_id) where answered_at is null;
