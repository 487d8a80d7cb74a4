-- The access that an order is about, by the bureau's id (Jrid); null: the order is about none (docs/spec/rules.md R-2).
alter table app.orders add column access_id text;

-- The provider's id (Ispid) at the bureau of a province: partners name one of our accesses without reading connections.
create function app.isp_of(province text) returns text language sql stable security definer
  set search_path = app, pg_temp
  as $$ select b.isp_id from app.bureau_provinces w join app.bureaus b on b.id = w.bureau_id
    where w.province = isp_of.province and w.test = app.in_test() $$;

-- The provider's ids of what an order adds, by the text in its field: drawn once, the same in every report of the order.
alter table app.order_contents add column provider_ids jsonb not null default '{}';
