-- The request that added a job, and its place in a trace: the log lines and spans of the job name them.
alter table app.outbox add column request_id text, add column traceparent text;
