-- no-transaction
-- How many papers were read of late, for the board.
create index concurrently if not exists readings_read on app.readings (read_at);
