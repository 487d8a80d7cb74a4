-- A partner's own id of an order, in clear, and pairs that it keeps with the order, sealed. Whether a reference must be the only one is
-- said by the call that gives it, so the index is not unique.
alter table app.orders add column reference text check (reference ~ '^[A-Za-z0-9._:/-]{1,64}$');
create index orders_reference on app.orders (partner_id, reference) where reference is not null;
alter table app.order_contents add column metadata bytea;
