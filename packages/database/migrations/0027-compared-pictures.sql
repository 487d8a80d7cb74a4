-- What hung on an order and was taken off is looked for by order: the desk shows it beside what came in its place.
create index materials_removed on app.materials (order_id, kind) where removed_at is not null;
