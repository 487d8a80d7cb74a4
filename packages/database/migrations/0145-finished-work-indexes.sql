-- no-transaction
-- Finds the finished work that is deleted (0142-finished-work.sql).
create index concurrently if not exists outbox_done on app.outbox (done_at, id) where done_at is not null;
create index concurrently if not exists timers_over on app.timers ((coalesce(closed_at, fired_at)), id) where closed_at is not null or fired_at is not null;
