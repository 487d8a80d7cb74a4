-- The indexes of take-next cover orders of the desk's own duties instead of a list of states, so that a new state needs no new index.
-- Few other orders have these duties: those on their way to a bureau (SUBMITTING).
drop index app.orders_next;
drop index app.orders_next_province;
create index orders_next on app.orders (state, (coalesce(due_at, 'infinity'::timestamptz)), duty_since, id)
  where duty in ('initialReview', 'photoReview', 'handOver', 'returnTriage');
create index orders_next_province on app.orders (state, province, (coalesce(due_at, 'infinity'::timestamptz)), duty_since, id)
  where duty in ('initialReview', 'photoReview', 'handOver', 'returnTriage');
