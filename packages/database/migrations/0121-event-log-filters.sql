-- The event log of a partner is filtered by kind and by order, in the sequence of the log. As the log grows by every change of an
-- order, a filter by a rare kind or by one order must not read all of it.
create index partner_events_kind on app.partner_events (partner_id, kind, tx, id);
create index partner_events_order on app.partner_events (order_id, tx, id) where order_id is not null;
