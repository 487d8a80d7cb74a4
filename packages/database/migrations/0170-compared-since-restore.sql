-- Which run of the server, database and table this is: another value after a restore, of whatever kind, and after a restart.
create function app.database_run() returns text language sql stable
  as $$ select concat_ws('/', extract(epoch from pg_postmaster_start_time()), (select d.oid from pg_database d where d.datname = current_database()),
    pg_relation_filenode('app.bureaus')) $$;
-- The run in which the numbers of a connection were last known to agree with its bureau's; null: none was noted yet.
alter table app.bureaus add column compared_in text;
grant update (compared_in) on app.bureaus to app;
