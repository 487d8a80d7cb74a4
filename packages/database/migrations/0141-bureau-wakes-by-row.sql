-- no-transaction
-- Screens look again when a row of a connection has changed, not when a statement found nothing to change: each poll of each bureau runs such
-- statements. Equal notifications of a transaction are sent once.
-- One table after the other: a transaction that held several of them and a request that reads them would wait for each other.
create or replace trigger wake_bureaus after insert or update or delete on app.bureaus
  for each row execute function app.wake('bureaus');
create or replace trigger wake_bureaus after insert or update or delete on app.bureau_provinces
  for each row execute function app.wake('bureaus');
create or replace trigger wake_bureaus after insert or update or delete on app.bureau_tests
  for each row execute function app.wake('bureaus');
create or replace trigger wake_bureaus after insert or update or delete on app.bureau_resyncs
  for each row execute function app.wake('bureaus');
create or replace trigger wake_bureaus after insert or update or delete on app.bureau_incidents
  for each row execute function app.wake('bureaus');
create or replace trigger wake_bureaus after insert or update or delete on app.submissions
  for each row execute function app.wake('bureaus');
create or replace trigger wake_bureaus after insert or update or delete on app.bureau_answers
  for each row execute function app.wake('bureaus');
create or replace trigger wake_bureaus after insert or update or delete on app.answer_entries
  for each row execute function app.wake('bureaus');
