-- What is wrong with a worker stands in its row, so that the API can tell staff.

alter table app.workers add column faults text[] not null default '{}';
