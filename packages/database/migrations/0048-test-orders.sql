-- Test orders: what a test key makes stands in a realm of its own, beside what is live. One wall for all of it, in each table, so that no
-- query can forget it (docs/decisions/0052).

select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

-- Set with SET LOCAL by inTransaction for a test key and for the worker's test rounds; without it a transaction is live.
create function app.in_test() returns boolean language sql stable
  as $$ select coalesce(current_setting('app.realm', true), '') = 'test' $$;
-- Channels whose listeners tell people what changed: what is a test is told elsewhere.
create function app.channel(name text) returns text language sql stable
  as $$ select case when app.in_test() then 'test_' || name else name end $$;

do $$
declare t text;
begin
  -- A row is of the realm in which it was written, for good: its default says so, and nobody can write or move it elsewhere.
  foreach t in array array[
    'advice', 'answer_entries', 'app_photos', 'audit', 'bureau_answers', 'bureau_closures', 'bureau_incidents', 'bureau_provinces',
    'bureau_resyncs', 'bureau_tests', 'bureaus', 'calls', 'connection_events', 'curtains', 'desk_drafts', 'domain_checks', 'draws',
    'escalations', 'escapes', 'evidence', 'filing_checks', 'handled', 'idempotency_keys', 'late_findings', 'late_turns', 'machine_checks',
    'materials', 'notes', 'notices', 'open_changes', 'order_clocks', 'order_contents', 'order_events', 'order_rounds', 'orders', 'outbox',
    'partner_events', 'partner_records', 'picture_marks', 'reassignment_moves', 'reassignments', 'record_proofs', 'record_versions',
    'recorded_answers', 'records', 'rectifications', 'refusal_reasons', 'report_checks', 'returns', 'second_looks', 'second_verdicts',
    'skips', 'sms_checks', 'staff', 'submission_decisions', 'submission_events', 'submission_orders', 'submissions', 'timers', 'uploads',
    'verdicts', 'webhook_attempts', 'webhook_deliveries', 'webhook_endpoints', 'websites'] loop
    execute format('alter table app.%I add column test boolean not null default false', t);
    execute format('alter table app.%I alter column test set default app.in_test()', t);
    execute format('create policy realm on app.%I as restrictive to app, worker using (test = (select app.in_test()))', t);
  end loop;
  -- Sessions, and figures made of live rows: in the test realm there is nothing to read and nothing to write.
  foreach t in array array[
    'board_days', 'board_marks', 'board_rolled', 'board_weeks', 'calendar_recounts', 'decision_days', 'downloads', 'forecast_days',
    'forecast_rolled', 'handled_made', 'handled_periods', 'handling_times', 'open_counts', 'quality_days', 'quality_rolled', 'sessions',
    'staff_digests', 'staff_queues', 'staff_views'] loop
    execute format('create policy live_only on app.%I as restrictive to app, worker using (not (select app.in_test()))', t);
  end loop;
end $$;

-- What must be unique is so within its realm: a made-up number cannot stand in the way of a real one.
alter table app.idempotency_keys drop constraint idempotency_keys_pkey, add primary key (caller, key, test);
alter table app.bureau_provinces drop constraint bureau_provinces_pkey, add primary key (province, test);
alter table app.records drop constraint records_bureau_id_key, add constraint records_bureau_id_key unique (bureau_id, test);
alter table app.websites drop constraint websites_bureau_id_key, add constraint websites_bureau_id_key unique (bureau_id, test);
drop index app.records_filing_number;
create unique index records_filing_number on app.records (filing_number, test) where filing_number <> '';
drop index app.websites_filing_number;
create unique index websites_filing_number on app.websites (filing_number, test) where filing_number <> '';
alter table app.staff drop constraint staff_login_key, add constraint staff_login_key unique (login, test);
alter table app.order_numbers add column test boolean not null default false;
alter table app.order_numbers alter column test set default app.in_test();
alter table app.order_numbers drop constraint order_numbers_pkey, add primary key (day, test);

-- A test key sees and ends test keys alone, and a partner's own row is changed by its live keys.
create policy of_kind on app.partner_keys as restrictive to app using (not (select app.in_test()) or kind = 'test');
create policy live_changes on app.partners as restrictive for update to app, worker using (not (select app.in_test()));

-- Functions that run as the tables' owner, whom the wall does not bind, ask for the realm themselves (a test looks at each).
create or replace function app.has_open_order(record text, but text) returns boolean language sql stable security definer
  set search_path = app, pg_temp
  as $$ select exists (select 1 from app.orders o
    where o.record_id = record and o.locked and o.id is distinct from but and o.test = app.in_test()) $$;
create or replace function app.photo_used_elsewhere(photo text, here text) returns boolean language sql stable security definer
  set search_path = app, pg_temp
  as $$ select exists (select 1 from app.materials m where m.kind = 'FACE_PHOTO' and m.hash = photo and m.order_id <> here
    and (m.removed_at is null or m.handed_in_at is not null) and m.test = app.in_test()) $$;
create or replace function app.domains_in_orders(names text[], but text) returns text[] language sql stable security definer
  set search_path = app, pg_temp
  as $$ select coalesce(array_agg(distinct k.about order by k.about), '{}') from app.filing_checks k
    join app.orders o on o.id = k.order_id
    where k.about = any(names) and k.order_id <> but and o.locked and o.round > 0 and o.test = app.in_test() $$;
create or replace function app.filing_number_stopped(number text) returns timestamptz language sql stable security definer
  set search_path = app, pg_temp
  as $$ select max(until) from app.record_proofs
    where filing_number = number and state = 'STOPPED' and until > app.now() and test = app.in_test() $$;
create or replace function app.filing_password_form(province text) returns text language sql stable security definer
  set search_path = app, pg_temp
  as $$ select b.password_form from app.bureau_provinces w join app.bureaus b on b.id = w.bureau_id
    where w.province = filing_password_form.province and w.test = app.in_test() $$;
CREATE OR REPLACE FUNCTION app.find_orders(part text, number text, hash text, cap integer)
 RETURNS TABLE(id text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
#variable_conflict use_column
declare
  house constant boolean := app.is_house();
  mine constant text := app.partner();
  testing constant boolean := app.in_test();
begin
  if hash is not null then
    return query select c.order_id from app.order_contents c
      where c.id_hashes @> array[hash]
        and c.test = testing and (house or exists (select 1 from app.orders o where o.id = c.order_id and o.partner_id = mine)) limit cap;
    return;
  end if;
  if find_orders.number is not null then
    return query select o.id from app.orders o
      where o.number ~>=~ find_orders.number and o.number ~<~ (find_orders.number || chr(1114111))
        and o.test = testing and (house or o.partner_id = mine) limit cap;
    if find_orders.number ~ '^\d' then
      return query select o.id from app.orders o
        where o.number ~>=~ ('BD' || find_orders.number) and o.number ~<~ ('BD' || find_orders.number || chr(1114111))
          and o.test = testing and (house or o.partner_id = mine) limit cap;
    end if;
    return query select o.id from app.websites w join app.orders o on o.website_id = w.id
      where w.filing_number ~>=~ find_orders.number and w.filing_number ~<~ (find_orders.number || chr(1114111))
        and o.test = testing and (house or o.partner_id = mine) limit cap;
    return query select o.id from app.websites w join app.orders o on o.website_id = w.id
      where substring(w.filing_number from '\d.*') ~>=~ find_orders.number
        and substring(w.filing_number from '\d.*') ~<~ (find_orders.number || chr(1114111))
        and o.test = testing and (house or o.partner_id = mine) limit cap;
  end if;
  if part is not null then
    return query select c.order_id from app.order_contents c
      where app.grams(c.names) @> app.grams(array[part]) and position(part in array_to_string(c.names, chr(10))) > 0
        and c.test = testing and (house or exists (select 1 from app.orders o where o.id = c.order_id and o.partner_id = mine)) limit cap;
  end if;
end $function$
;
CREATE OR REPLACE FUNCTION app.find_records(part text, number text, hash text, cap integer)
 RETURNS TABLE(id text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
#variable_conflict use_column
declare
  house constant boolean := app.is_house();
  mine constant text := app.partner();
  testing constant boolean := app.in_test();
begin
  if hash is not null then
    return query select r.id from app.records r where r.id_hashes @> array[hash]
        and r.test = testing and (house or exists (select 1 from app.partner_records p where p.record_id = r.id and p.partner_id = mine)) limit cap;
    return;
  end if;
  if find_records.number is not null then
    return query select r.id from app.records r
      where r.filing_number ~>=~ find_records.number and r.filing_number ~<~ (find_records.number || chr(1114111))
        and r.test = testing and (house or exists (select 1 from app.partner_records p where p.record_id = r.id and p.partner_id = mine)) limit cap;
    return query select r.id from app.records r
      where substring(r.filing_number from '\d.*') ~>=~ find_records.number
        and substring(r.filing_number from '\d.*') ~<~ (find_records.number || chr(1114111))
        and r.test = testing and (house or exists (select 1 from app.partner_records p where p.record_id = r.id and p.partner_id = mine)) limit cap;
  end if;
  if part is not null then
    return query select r.id from app.records r
      where app.grams(r.names) @> app.grams(array[part]) and position(part in array_to_string(r.names, chr(10))) > 0
        and r.test = testing and (house or exists (select 1 from app.partner_records p where p.record_id = r.id and p.partner_id = mine)) limit cap;
  end if;
end $function$
;
CREATE OR REPLACE FUNCTION app.find_websites(part text, number text, hash text, cap integer)
 RETURNS TABLE(id text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
#variable_conflict use_column
declare
  house constant boolean := app.is_house();
  mine constant text := app.partner();
  testing constant boolean := app.in_test();
begin
  if hash is not null then
    return query select w.id from app.websites w
      where w.id_hashes @> array[hash] and not w.gone
        and w.test = testing and (house or exists (select 1 from app.partner_records p where p.record_id = w.record_id and p.partner_id = mine)) limit cap;
    return;
  end if;
  if find_websites.number is not null then
    return query select w.id from app.websites w
      where w.filing_number ~>=~ find_websites.number and w.filing_number ~<~ (find_websites.number || chr(1114111))
        and not w.gone
        and w.test = testing and (house or exists (select 1 from app.partner_records p where p.record_id = w.record_id and p.partner_id = mine)) limit cap;
    return query select w.id from app.websites w
      where substring(w.filing_number from '\d.*') ~>=~ find_websites.number
        and substring(w.filing_number from '\d.*') ~<~ (find_websites.number || chr(1114111))
        and not w.gone
        and w.test = testing and (house or exists (select 1 from app.partner_records p where p.record_id = w.record_id and p.partner_id = mine)) limit cap;
  end if;
  if part is not null then
    return query select w.id from app.websites w
      where app.grams(w.names) @> app.grams(array[part]) and position(part in array_to_string(w.names, chr(10))) > 0
        and not w.gone
        and w.test = testing and (house or exists (select 1 from app.partner_records p where p.record_id = w.record_id and p.partner_id = mine)) limit cap;
  end if;
end $function$
;
CREATE OR REPLACE FUNCTION app.closed_spans(province text, since timestamp with time zone, until timestamp with time zone)
 RETURNS tstzmultirange
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$ select coalesce(range_agg(tstzrange(date_trunc('milliseconds', c.since), greatest(date_trunc('milliseconds', c.since),
      date_trunc('milliseconds', coalesce(c.until, $3))))), '{}') * tstzmultirange(tstzrange($2, $3))
    from app.bureau_provinces w join app.bureau_closures c on c.bureau_id = w.bureau_id
    where w.province = $1 and w.test = app.in_test() and c.since < $3 and (c.until is null or c.until > $2) $function$
;

-- Who looks at lists of the desk is told of live orders; who waits for an order hears of its own realm.
create or replace function app.tell_order() returns trigger language plpgsql as $$
begin
  perform pg_notify(app.channel('orders'), new.order_id);
  return null;
end $$;
-- Nobody counts open test orders.
create or replace function app.note_open() returns trigger language plpgsql as $$
begin
  if new.test then return null; end if;
  if tg_op = 'UPDATE' then
    if old.locked then
      insert into app.open_changes values (old.state, old.province, old.kind, old.partner_id, old.assignee, -1);
    end if;
  end if;
  if new.locked then
    insert into app.open_changes values (new.state, new.province, new.kind, new.partner_id, new.assignee, 1);
  end if;
  return null;
end $$;

-- Numbers of made-up records, which test keys file changes against.
create sequence app.test_records maxvalue 9999999;
grant usage on sequence app.test_records to app, worker;
