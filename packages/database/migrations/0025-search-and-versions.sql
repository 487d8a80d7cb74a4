-- Global search: what an order, a record and a website are found by; and what was registered on any day.

select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

-- What a person types is found by two signs that follow each other: that takes Chinese as it takes Latin letters, on any PostgreSQL
-- and in any locale (docs/decisions/0028).
create function app.grams(names text[]) returns text[] language sql immutable parallel safe
  as $$ select coalesce(array_agg(distinct substr(n, i, 2)), '{}')
    from unnest(names) n, generate_series(1, length(n) - 1) i where substr(n, i, 2) !~ '\s' $$;

-- Written where the row is written; null: by a program of before, and filled by the worker, who has the keys.
alter table app.order_contents
  -- Names of units, names of websites and domains, as filed and as proposed, in the form that is searched (`searchForm`).
  add column names text[],
  -- Keyed hashes of certificate and ID numbers.
  add column id_hashes text[];
alter table app.records add column names text[], add column id_hashes text[];
alter table app.websites add column names text[], add column id_hashes text[];
create index order_contents_grams on app.order_contents using gin (app.grams(names));
create index order_contents_ids on app.order_contents using gin (id_hashes);
create index order_contents_unfilled on app.order_contents (order_id) where names is null;
create index records_grams on app.records using gin (app.grams(names));
create index records_ids on app.records using gin (id_hashes);
create index websites_grams on app.websites using gin (app.grams(names));
create index websites_ids on app.websites using gin (id_hashes);
-- From the left: a number whole, and a filing number also from its digits on.
create index orders_number_left on app.orders (number text_pattern_ops);
create index records_number_left on app.records (filing_number text_pattern_ops);
create index records_digits_left on app.records (substring(filing_number from '\d.*') text_pattern_ops);
create index websites_number_left on app.websites (filing_number text_pattern_ops);
create index websites_digits_left on app.websites (substring(filing_number from '\d.*') text_pattern_ops);
-- Lists of records, cut to a province.
create index records_province on app.records (province, filing_number, id);

-- What is found, as ids, at most `cap` of each kind of match, in no sequence. Operators that look into a text may use no index
-- under row-level security, so these run as the tables' owner; of a partner they find what it may see, and whoever asks reads
-- the rows under their own policies once more.
create policy searches on app.orders for select to current_user using (true);
create policy searches on app.order_contents for select to current_user using (true);
create policy searches on app.records for select to current_user using (true);
create policy searches on app.websites for select to current_user using (true);
create policy searches on app.partner_records for select to current_user using (true);

-- `part`: searched anywhere in a name; `number`: from the left, in capitals; `hash`: of a whole number. Null: not asked for.
create function app.find_orders(part text, number text, hash text, cap integer) returns table (id text)
  language plpgsql stable security definer set search_path = app, pg_temp set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
  house constant boolean := app.is_house();
  mine constant text := app.partner();
begin
  if hash is not null then
    return query select c.order_id from app.order_contents c
      where c.id_hashes @> array[hash]
        and (house or exists (select 1 from app.orders o where o.id = c.order_id and o.partner_id = mine)) limit cap;
    return;
  end if;
  if find_orders.number is not null then
    return query select o.id from app.orders o
      where o.number ~>=~ find_orders.number and o.number ~<~ (find_orders.number || chr(1114111))
        and (house or o.partner_id = mine) limit cap;
    if find_orders.number ~ '^\d' then
      return query select o.id from app.orders o
        where o.number ~>=~ ('BD' || find_orders.number) and o.number ~<~ ('BD' || find_orders.number || chr(1114111))
          and (house or o.partner_id = mine) limit cap;
    end if;
    return query select o.id from app.websites w join app.orders o on o.website_id = w.id
      where w.filing_number ~>=~ find_orders.number and w.filing_number ~<~ (find_orders.number || chr(1114111))
        and (house or o.partner_id = mine) limit cap;
    return query select o.id from app.websites w join app.orders o on o.website_id = w.id
      where substring(w.filing_number from '\d.*') ~>=~ find_orders.number
        and substring(w.filing_number from '\d.*') ~<~ (find_orders.number || chr(1114111))
        and (house or o.partner_id = mine) limit cap;
  end if;
  if part is not null then
    return query select c.order_id from app.order_contents c
      where app.grams(c.names) @> app.grams(array[part]) and position(part in array_to_string(c.names, chr(10))) > 0
        and (house or exists (select 1 from app.orders o where o.id = c.order_id and o.partner_id = mine)) limit cap;
  end if;
end $$;

create function app.find_records(part text, number text, hash text, cap integer) returns table (id text)
  language plpgsql stable security definer set search_path = app, pg_temp set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
  house constant boolean := app.is_house();
  mine constant text := app.partner();
begin
  if hash is not null then
    return query select r.id from app.records r where r.id_hashes @> array[hash]
        and (house or exists (select 1 from app.partner_records p where p.record_id = r.id and p.partner_id = mine)) limit cap;
    return;
  end if;
  if find_records.number is not null then
    return query select r.id from app.records r
      where r.filing_number ~>=~ find_records.number and r.filing_number ~<~ (find_records.number || chr(1114111))
        and (house or exists (select 1 from app.partner_records p where p.record_id = r.id and p.partner_id = mine)) limit cap;
    return query select r.id from app.records r
      where substring(r.filing_number from '\d.*') ~>=~ find_records.number
        and substring(r.filing_number from '\d.*') ~<~ (find_records.number || chr(1114111))
        and (house or exists (select 1 from app.partner_records p where p.record_id = r.id and p.partner_id = mine)) limit cap;
  end if;
  if part is not null then
    return query select r.id from app.records r
      where app.grams(r.names) @> app.grams(array[part]) and position(part in array_to_string(r.names, chr(10))) > 0
        and (house or exists (select 1 from app.partner_records p where p.record_id = r.id and p.partner_id = mine)) limit cap;
  end if;
end $$;

create function app.find_websites(part text, number text, hash text, cap integer) returns table (id text)
  language plpgsql stable security definer set search_path = app, pg_temp set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
  house constant boolean := app.is_house();
  mine constant text := app.partner();
begin
  if hash is not null then
    return query select w.id from app.websites w
      where w.id_hashes @> array[hash] and not w.gone
        and (house or exists (select 1 from app.partner_records p where p.record_id = w.record_id and p.partner_id = mine)) limit cap;
    return;
  end if;
  if find_websites.number is not null then
    return query select w.id from app.websites w
      where w.filing_number ~>=~ find_websites.number and w.filing_number ~<~ (find_websites.number || chr(1114111))
        and not w.gone
        and (house or exists (select 1 from app.partner_records p where p.record_id = w.record_id and p.partner_id = mine)) limit cap;
    return query select w.id from app.websites w
      where substring(w.filing_number from '\d.*') ~>=~ find_websites.number
        and substring(w.filing_number from '\d.*') ~<~ (find_websites.number || chr(1114111))
        and not w.gone
        and (house or exists (select 1 from app.partner_records p where p.record_id = w.record_id and p.partner_id = mine)) limit cap;
  end if;
  if part is not null then
    return query select w.id from app.websites w
      where app.grams(w.names) @> app.grams(array[part]) and position(part in array_to_string(w.names, chr(10))) > 0
        and not w.gone
        and (house or exists (select 1 from app.partner_records p where p.record_id = w.record_id and p.partner_id = mine)) limit cap;
  end if;
end $$;

-- What was registered from an instant on: a record with its websites as their rows stood, sealed as they were there.
create table app.record_versions (
  id         text primary key,
  record_id  text not null references app.records,
  since      timestamptz not null,
  -- known: it stood here when versions began to be kept.
  cause      text not null check (cause in ('known', 'published', 'approved', 'deregistered')),
  order_id   text references app.orders,
  plain      jsonb not null,
  personal   bytea not null,
  -- By filing number: { id, ours, plain, personal (base64, sealed) }.
  websites   jsonb not null,
  check ((cause = 'approved') = (order_id is not null))
);
create index record_versions_record on app.record_versions (record_id, since desc, id desc);
create index record_versions_order on app.record_versions (order_id) where order_id is not null;
grant select, insert on app.record_versions to app, worker;
grant select on app.record_versions to auditor;
alter table app.record_versions enable row level security;
alter table app.record_versions force row level security;
create policy house on app.record_versions using (app.is_house());
create policy sees on app.record_versions for select using (exists
  (select 1 from app.partner_records p where p.record_id = record_versions.record_id and p.partner_id = app.partner()));

insert into app.record_versions (id, record_id, since, cause, plain, personal, websites)
  select 'version_' || replace(gen_random_uuid()::text, '-', ''), r.id, r.changed_at, 'known', r.plain, r.personal, coalesce(
    (select jsonb_agg(jsonb_build_object('id', w.id, 'ours', w.ours, 'plain', w.plain, 'personal', encode(w.personal, 'base64'))
       order by w.filing_number) from app.websites w where w.record_id = r.id and not w.gone), '[]')
  from app.records r;
