-- no-transaction
-- What retention finds without reading what is not due: drafts that were given up, and finished timers. Row-level security lets an index find
-- the rows of a `case`, of a `coalesce` it does not.
create index concurrently if not exists orders_keep_abandoned on app.orders (updated_at, id) where not locked and round = 0 and not erased @> '{orders}';
create index concurrently if not exists timers_done on app.timers ((case when closed_at is null then fired_at else closed_at end), id)
  where closed_at is not null or fired_at is not null;
drop index concurrently if exists app.timers_over;
