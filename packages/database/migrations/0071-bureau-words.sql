-- What the bureau wrote when it refused an order, personal values masked, sealed: beside the attempt that it answers, where the
-- order's partner may read it. What lies in answer_entries names people and other orders, and stays the desk's.
select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

alter table app.submission_orders add column words bytea;
