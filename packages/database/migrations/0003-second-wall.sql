-- The second wall, tighter: a policy that lets a partner see must not let it write; and what is the desk's own is not seen.

drop policy by_partner on app.partner_records;
drop policy by_partner on app.partner_keys;
drop policy own on app.partners;
drop policy by_partner_records on app.records;
drop policy by_record on app.websites;
drop policy by_order on app.returns;
create policy sees on app.partner_records for select using (partner_id = app.partner());
create policy sees on app.partner_keys for select using (partner_id = app.partner());
create policy sees on app.partners for select using (id = app.partner());
create policy sees on app.records for select using (exists
  (select 1 from app.partner_records p where p.record_id = id and p.partner_id = app.partner()));
create policy sees on app.websites for select using (exists
  (select 1 from app.partner_records p where p.record_id = websites.record_id and p.partner_id = app.partner()));
create policy sees on app.returns for select using (exists
  (select 1 from app.orders o where o.id = order_id and o.partner_id = app.partner()));

do $$
declare t text;
begin
  foreach t in array array['partner_records', 'partner_keys', 'partners', 'records', 'websites', 'returns'] loop
    execute format('create policy house on app.%I using (app.is_house())', t);
  end loop;
  -- The desk's own papers.
  foreach t in array array['verdicts', 'calls', 'notes'] loop
    execute format('drop policy by_order on app.%I', t);
    execute format('create policy house on app.%I using (app.is_house())', t);
  end loop;
end $$;

revoke insert, update, delete on app.settings from app, worker;
revoke insert, update, delete on app.bureaus from app;

-- The keys of the lists: what has no due time comes last; the finished ones newest first.
drop index app.orders_due;
drop index app.orders_state;
create index orders_due on app.orders ((coalesce(due_at, 'infinity'::timestamptz)), id) where locked;
create index orders_state on app.orders (state, (coalesce(due_at, 'infinity'::timestamptz)), id) where locked;
create index orders_done on app.orders (updated_at desc, id desc) where not locked;
