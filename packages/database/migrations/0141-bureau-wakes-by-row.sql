-- Screens look again when a row of a connection has changed, not when a statement found nothing to change: each poll of each bureau runs such
-- statements. Equal notifications of a transaction are sent once.
drop trigger wake_bureaus on app.bureaus;
create trigger wake_bureaus after insert or update or delete on app.bureaus
  for each row execute function app.wake('bureaus');
drop trigger wake_bureaus on app.bureau_provinces;
create trigger wake_bureaus after insert or update or delete on app.bureau_provinces
  for each row execute function app.wake('bureaus');
drop trigger wake_bureaus on app.bureau_tests;
create trigger wake_bureaus after insert or update or delete on app.bureau_tests
  for each row execute function app.wake('bureaus');
drop trigger wake_bureaus on app.bureau_resyncs;
create trigger wake_bureaus after insert or update or delete on app.bureau_resyncs
  for each row execute function app.wake('bureaus');
drop trigger wake_bureaus on app.bureau_incidents;
create trigger wake_bureaus after insert or update or delete on app.bureau_incidents
  for each row execute function app.wake('bureaus');
drop trigger wake_bureaus on app.submissions;
create trigger wake_bureaus after insert or update or delete on app.submissions
  for each row execute function app.wake('bureaus');
drop trigger wake_bureaus on app.bureau_answers;
create trigger wake_bureaus after insert or update or delete on app.bureau_answers
  for each row execute function app.wake('bureaus');
drop trigger wake_bureaus on app.answer_entries;
create trigger wake_bureaus after insert or update or delete on app.answer_entries
  for each row execute function app.wake('bureaus');
