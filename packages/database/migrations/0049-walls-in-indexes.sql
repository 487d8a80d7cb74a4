-- What was read from an index alone asks for the realm now (0048): so the index says it, too. Without it a board took twice as long.

drop index app.orders_board_due;
create index orders_board_due on app.orders (due_at)
  include (state, due_level, province, kind, partner_id, assignee, test) where locked;
drop index app.orders_board_risk;
create index orders_board_risk on app.orders (due_level)
  include (state, due_at, province, kind, partner_id, assignee, test) where locked and due_level >= 75;
drop index app.orders_forecast;
create index orders_forecast on app.orders (due_at)
  include (state, id, province, kind, partner_id, assignee, initial_approved_by, test) where locked;
drop index app.order_events_moves;
create index order_events_moves on app.order_events (at) include (order_id, from_state, to_state, actor_kind, test)
  where to_state is not null;
