-- Screens look again when a row of a connection has changed, not when a statement found nothing to change: each poll of each bureau runs such
-- statements. Equal notifications of a transaction are sent once.
do $$
declare t text;
begin
  foreach t in array array['bureaus', 'bureau_provinces', 'bureau_tests', 'bureau_resyncs', 'bureau_incidents', 'submissions', 'bureau_answers',
      'answer_entries'] loop
    execute format('drop trigger wake_bureaus on app.%I', t);
    execute format('create trigger wake_bureaus after insert or update or delete on app.%I
      for each row execute function app.wake(''bureaus'')', t);
  end loop;
end $$;
