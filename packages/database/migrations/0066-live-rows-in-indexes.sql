-- Rows of a list are counted from an index alone, which has to say that they are live (as 0049 of the board's).

select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

drop index app.orders_state;
create index orders_state on app.orders (state, (case when due_at is null then 'infinity'::timestamptz else due_at end), id)
  include (test) where locked;
drop index app.orders_partner_updated;
create index orders_partner_updated on app.orders (partner_id, updated_at, id) include (test);
