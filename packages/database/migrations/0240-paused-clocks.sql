-- The clock that stands still while an order waits (PausedClock in packages/domain/src/order/facts.ts); null: none does.
alter table app.orders add column paused_clock jsonb;
grant update (paused_clock) on app.orders to app, worker;
