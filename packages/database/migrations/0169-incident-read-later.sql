-- When the same file came again and could be read; null: it did not. A DOCTYPE in it is for a person all the same.
alter table app.bureau_incidents add column read_at timestamptz;
