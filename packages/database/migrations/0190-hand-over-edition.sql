-- The edition of the rules on the day of the last hand-over: it judges what bureau and ministry do with an order.
alter table app.orders add column hand_over_edition text;
grant update (hand_over_edition) on app.orders to app, worker;
