-- no-transaction
-- Fewer indexes of orders, and those that lists of open orders need (measured by npm run bench -- growth): each index is written by every update
-- that changes one of its columns, and no update is HOT that changes a column of any of them.

-- A partial index of a few rows, which the index of open orders serves.
drop index concurrently if exists app.orders_call_again;
drop index concurrently if exists app.orders_provisional;
-- One unique index finds a number and its beginning.
create unique index concurrently if not exists orders_number on app.orders (number text_pattern_ops);
alter table app.orders drop constraint if exists orders_number_key;
drop index concurrently if exists app.orders_number_left;
-- The board and the forecast read the same open orders by due time.
drop index concurrently if exists app.orders_board_due;
drop index concurrently if exists app.orders_forecast;
create index concurrently if not exists orders_open_due on app.orders (due_at)
  include (state, due_level, id, province, kind, partner_id, assignee, initial_approved_by, due_provisional, test) where locked;
-- By time of submission and of change over all open orders: a stage is a filter on it. By state they did not serve the list of all stages,
-- which walked through the finished ones.
drop index concurrently if exists app.orders_state_submitted;
drop index concurrently if exists app.orders_state_updated;
create index concurrently if not exists orders_open_submitted on app.orders ((case when submitted_at is null then 'infinity'::timestamptz else submitted_at end), id)
  include (state, test) where locked;
create index concurrently if not exists orders_open_updated on app.orders (updated_at, id) include (state, test) where locked;
-- What a person holds: a few rows of all open ones.
create index concurrently if not exists orders_held on app.orders (lease_holder) where lease_holder is not null;

-- Space in each page for the next version of its rows.
alter table app.orders set (fillfactor = 85);
