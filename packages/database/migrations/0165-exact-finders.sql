-- Exact matches of the search, found by indexes; as find_orders and the others they run as the tables' owner and return what the caller may see.
-- `whole`: the forms of a whole number; `part`: a name or domain in searched form. Null: not asked for.

select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

create function app.exact_records(part text, whole text[]) returns table (id text)
 language sql stable security definer set search_path to 'app', 'pg_temp'
as $$
  select r.id from app.records r
    where (r.filing_number = any(whole) or substring(r.filing_number from '\d.*') = any(whole) or r.names @> array[part])
      and r.test = app.in_test()
      and (app.is_house() or exists (select 1 from app.partner_records p where p.record_id = r.id and p.partner_id = app.partner()))
$$;

create function app.exact_websites(part text, whole text[]) returns table (id text)
 language sql stable security definer set search_path to 'app', 'pg_temp'
as $$
  select w.id from app.websites w
    where (w.filing_number = any(whole) or substring(w.filing_number from '\d.*') = any(whole) or w.names @> array[part])
      and not w.gone and w.test = app.in_test()
      and (app.is_house() or exists (select 1 from app.partner_records p where p.record_id = w.record_id and p.partner_id = app.partner()))
$$;

-- Of a record's or website's number or name: its orders; of a domain also those that add it.
create function app.exact_orders(part text, whole text[]) returns table (id text)
 language sql stable security definer set search_path to 'app', 'pg_temp'
as $$
  select o.id from (
      select o.id from app.orders o where o.number = any(whole)
      union select o.id from app.records r join app.orders o on o.record_id = r.id
        where r.names @> array[part] or (r.filing_number = any(whole) or substring(r.filing_number from '\d.*') = any(whole))
          and o.filing_number = r.filing_number
      union select o.id from app.websites w join app.orders o on o.website_id = w.id
        where w.names @> array[part] or (w.filing_number = any(whole) or substring(w.filing_number from '\d.*') = any(whole))
          and o.filing_number = w.filing_number
      union select k.order_id from app.filing_checks k where k.about = part and k.about <> 'certificate'
    ) found join app.orders o on o.id = found.id
    where o.test = app.in_test() and (app.is_house() or o.partner_id = app.partner())
$$;
