-- A row is looked for by each hash, one after the other: of two at once the planner expects a hundredth of the table, and reads all of it.

select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

create or replace function app.find_orders(part text, number text, hashes text[], cap integer)
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
  one text;
begin
  if hashes is not null then
    foreach one in array hashes loop
    return query select c.order_id from app.order_contents c
      where c.id_hashes @> array[one]
        and c.test = testing and (house or exists (select 1 from app.orders o where o.id = c.order_id and o.partner_id = mine)) limit cap;
    end loop;
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
create or replace function app.find_records(part text, number text, hashes text[], cap integer)
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
  one text;
begin
  if hashes is not null then
    foreach one in array hashes loop
    return query select r.id from app.records r where r.id_hashes @> array[one]
        and r.test = testing and (house or exists (select 1 from app.partner_records p where p.record_id = r.id and p.partner_id = mine)) limit cap;
    end loop;
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
create or replace function app.find_websites(part text, number text, hashes text[], cap integer)
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
  one text;
begin
  if hashes is not null then
    foreach one in array hashes loop
    return query select w.id from app.websites w
      where w.id_hashes @> array[one] and not w.gone
        and w.test = testing and (house or exists (select 1 from app.partner_records p where p.record_id = w.record_id and p.partner_id = mine)) limit cap;
    end loop;
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
