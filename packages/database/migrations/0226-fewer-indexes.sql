-- no-transaction
-- Fewer indexes of orders: each is written by every update that moves an order.

-- One index of open orders by due time, in place of one for lists and one for board and forecast.
create index concurrently if not exists orders_open_by_due on app.orders ((case when due_at is null then 'infinity'::timestamptz else due_at end), id)
  include (due_at, state, due_level, province, kind, partner_id, assignee, initial_approved_by, due_provisional, test) where locked;
drop index concurrently if exists app.orders_due;
drop index concurrently if exists app.orders_open_due;
-- Drafts that nobody touched are among the first of orders_open_by_update.
drop index concurrently if exists app.orders_erase_drafts;

-- Rows that a longer index of the same table finds.
drop index concurrently if exists app.advice_open;
drop index concurrently if exists app.second_looks_waiting;

-- No statement compares their columns, or only as part of an expression, or from the other side of a join.
drop index concurrently if exists app.escapes_by;
drop index concurrently if exists app.rectifications_number;
drop index concurrently if exists app.refusal_reasons_rule;
drop index concurrently if exists app.draws_at;
drop index concurrently if exists app.sms_checks_phone;
