-- Jobs that are done, timers that are over and connection tests are deleted after some days: nothing reads them any more.
select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

insert into app.retention (kind, days) values ('finishedWork', 30);
create index outbox_done on app.outbox (done_at, id) where done_at is not null;
create index timers_over on app.timers ((coalesce(closed_at, fired_at)), id) where closed_at is not null or fired_at is not null;
grant delete on app.bureau_tests to worker;
