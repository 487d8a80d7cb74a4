-- no-transaction
-- What retention finds without reading what is not due: drafts that were given up, and finished timers. Row-level security lets an index find
-- the rows of a `case`, of a `coalesce` it does not.
create index concurrently if not exists orders_keep_abandoned on app.orders (updated_at, id) where not locked and round = 0 and not erased @> '{orders}';
create index concurrently if not exists timers_done on app.timers ((case when closed_at is null then fired_at else closed_at end), id)
  where closed_at is not null or fired_at is not null;
drop index concurrently if exists app.timers_over;
-- A partner's list since an instant in the sequence of another time reads the index alone, and no row of the years before.
create index concurrently if not exists orders_partner_by_due on app.orders (partner_id, (case when due_at is null then 'infinity'::timestamptz else due_at end), id)
  include (due_at, created_at, updated_at, test);
create index concurrently if not exists orders_partner_by_submitted on app.orders
  (partner_id, (case when submitted_at is null then 'infinity'::timestamptz else submitted_at end), id) include (submitted_at, created_at, updated_at, test);
drop index concurrently if exists app.orders_partner_due;
drop index concurrently if exists app.orders_partner_submitted;
