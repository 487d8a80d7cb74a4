-- The gateway board: a connection is a bureau's account, and which provinces it files for is routing data.

-- The backfill below touches tables under forced row-level security.
select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

-- `province` stays what the account is of: the province whose bureau gave it.
alter table app.bureaus drop constraint bureaus_province_key,
  -- isp_querybeianstatus and isp_verifybamm need not stand on the host of `wsdl` (bureau-interface.md §2); null: not known.
  add column status_wsdl text,
  add column password_wsdl text,
  -- Filing hours 报备时段, Shanghai time of day, every day; null: none are known.
  add column opens_at time,
  add column closes_at time,
  add constraint bureaus_hours check ((opens_at is null) = (closes_at is null) and opens_at < closes_at);
create table app.bureau_provinces (
  -- GB/T 2260; a province is filed over one connection.
  province   text primary key,
  bureau_id  text not null references app.bureaus
);
create index bureau_provinces_bureau on app.bureau_provinces (bureau_id);
insert into app.bureau_provinces (province, bureau_id) select province, id from app.bureaus;

-- A connection that somebody tries: asked here, answered by the worker.
create table app.bureau_tests (
  id           text primary key,
  bureau_id    text not null references app.bureaus,
  staff_id     text not null references app.staff,
  staff_name   text not null,
  asked_at     timestamptz not null default app.now(),
  answered_at  timestamptz,
  ok           boolean,
  -- What came back, for people: { zh, en }.
  said         jsonb
);
create index bureau_tests_bureau on app.bureau_tests (bureau_id, id desc);

-- What was sent of an order is what its report check showed under this hash.
alter table app.submission_orders add column report_hash text;
-- Size of the XML, before zip and seal.
alter table app.submissions add column bytes integer;
-- The bureau's code at this event, as people read it: { zh, en }.
alter table app.submission_events add column said jsonb;

create index submissions_of_bureau on app.submissions (bureau_id, id desc);
-- Observed days of a bureau: verdicts by the day they came.
create index submission_orders_verdicts on app.submission_orders (answered_at) where answer in ('approved', 'refused');
create index bureau_answers_open on app.bureau_answers (bureau_id) where acked_at is null or applied_at is null;

grant select, insert, update, delete on app.bureau_provinces to app, worker;
grant select, insert, update on app.bureau_tests to app, worker;
grant insert on app.bureaus to app;
grant update (province, isp_id, user_name, secret, wsdl, status_wsdl, password_wsdl, opens_at, closes_at, stopped)
  on app.bureaus to app;
grant select on app.bureau_provinces, app.bureau_tests to auditor;
do $$
declare t text;
begin
  foreach t in array array['bureau_provinces', 'bureau_tests'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('alter table app.%I force row level security', t);
    execute format('create policy house on app.%I using (app.is_house())', t);
  end loop;
  -- Boards look again when something of a connection has changed.
  foreach t in array array['bureaus', 'bureau_provinces', 'bureau_tests', 'submissions', 'bureau_answers', 'answer_entries'] loop
    execute format('create trigger wake_bureaus after insert or update or delete on app.%I
      for each statement execute function app.wake(''bureaus'')', t);
  end loop;
end $$;
