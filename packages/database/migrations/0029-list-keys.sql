-- The keys of the lists once more: where row-level security stands before a comparison, the planner takes it into an index only if
-- nothing in it could tell of hidden rows, and counts coalesce among what could; case it does not.

drop index app.orders_due;
drop index app.orders_state;
drop index app.orders_state_submitted;
drop index app.orders_done_submitted;
create index orders_due on app.orders
  ((case when due_at is null then 'infinity'::timestamptz else due_at end), id) where locked;
create index orders_state on app.orders
  (state, (case when due_at is null then 'infinity'::timestamptz else due_at end), id) where locked;
create index orders_state_submitted on app.orders
  (state, (case when submitted_at is null then 'infinity'::timestamptz else submitted_at end), id) where locked;
create index orders_done_submitted on app.orders
  ((case when submitted_at is null then 'infinity'::timestamptz else submitted_at end), id) where not locked;
