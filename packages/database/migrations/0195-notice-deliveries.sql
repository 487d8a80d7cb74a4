-- A row of app.notices is one delivery. `message_id`: the same of the deliveries that tell one recipient the same thing, one by each channel;
-- null: written before. `fault`: why the last try failed.
alter table app.notices
  add column message_id text,
  add column tries integer not null default 0,
  add column tried_at timestamptz,
  add column fault text,
  add column instead_of text;
