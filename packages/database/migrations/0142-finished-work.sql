-- Jobs that are done, timers that are over and connection tests are deleted after some days: nothing reads them any more.
select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

insert into app.retention (kind, days) values ('finishedWork', 30);
grant delete on app.bureau_tests to worker;
