-- Which personal values of an order its partner sent itself: the others it reads masked, also those that a draft starts from.

select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

-- Field to content hash (as field_hashes) of the personal value that the partner sent last.
alter table app.order_contents add column sent_hashes jsonb not null default '{}';

-- Only a partner changes what an order asks for: what differs from the registered values was sent by it.
update app.order_contents c set sent_hashes = (
    select coalesce(jsonb_object_agg(h.key, h.value), '{}') from jsonb_each(c.field_hashes) h where h.key = any(o.changed))
  from app.orders o where o.id = c.order_id and o.changed <> '{}';
