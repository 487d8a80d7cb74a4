-- A connection is tested before it is saved: what was typed is tested; without bureau_id it is of a new connection.
alter table app.bureau_tests alter column bureau_id drop not null;
-- The typed connection with its secrets: sealed, and removed with the answer.
alter table app.bureau_tests add column typed bytea;
-- Keyed hash of the typed values that calls use: what was tested is what may be saved. Null: the stored values were tested.
alter table app.bureau_tests add column typed_hash text;
alter table app.bureau_tests add constraint bureau_tests_of check (bureau_id is not null or typed_hash is not null);

-- Why a connection was saved without a passed test.
alter table app.connection_events drop constraint connection_events_event_check;
alter table app.connection_events add constraint connection_events_event_check
  check (event in ('pauseBureau', 'resumeBureau', 'saveUntested'));
