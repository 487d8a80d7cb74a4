-- Time is moved in a demonstration alone: the owner of the database marks it as one, and no program of the desk can.
alter table app.clock add column demonstration boolean not null default false;
alter table app.clock add constraint only_a_demonstration_travels check (demonstration or offset_ms = 0);

-- Which bureaus owe an answer is asked every few seconds.
create index submission_orders_open on app.submission_orders (submission_id) where answered_at is null;
