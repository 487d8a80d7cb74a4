-- Queues: an index for each sort of a list.

-- Open and finished orders are listed apart; each index is read both ways.
create index orders_submitted on app.orders ((coalesce(submitted_at, 'infinity'::timestamptz)), id) where locked;
create index orders_updated on app.orders (updated_at, id) where locked;
create index orders_done_submitted on app.orders ((coalesce(submitted_at, 'infinity'::timestamptz)), id) where not locked;
