-- no-transaction
-- How many uploads were read of late, for the board.
create index concurrently if not exists upload_readings_answered on app.upload_readings (answered_at);
