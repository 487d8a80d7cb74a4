-- A notice that could not be delivered for a day is given up, and says so.
alter table app.notices add column failed_at timestamptz;
