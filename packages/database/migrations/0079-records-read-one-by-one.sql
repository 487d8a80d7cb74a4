-- A downloaded file is acknowledged once it was read; each of its records is stored in a transaction of its own.

alter table app.bureau_answers
  -- Places of the records that are stored, while the file is not applied as a whole.
  add column taken integer[] not null default '{}';

alter table app.bureau_incidents
  -- SHA-256 of a file that cannot be read: the same bytes again are the same failure.
  add column hash text,
  -- The failure is shown to a person once it has come so often: the bureau may send a sound file before.
  add column shown_from integer not null default 1;
drop index app.bureau_incidents_once;
create unique index bureau_incidents_once on app.bureau_incidents
  (bureau_id, call, why, coalesce(file_name, ''), coalesce(answer_id, ''), coalesce(hash, ''));
