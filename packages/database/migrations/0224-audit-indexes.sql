-- no-transaction
-- Smaller indexes of the audit, of which each decision writes a row: ids of the same instant are sorted when a page is read, and the two actions that are
-- most of all rows are found by time alone.
create index concurrently if not exists audit_by_time on app.audit (at);
create index concurrently if not exists audit_by_actor on app.audit (actor_id, at);
create index concurrently if not exists audit_by_target on app.audit (target, at);
create index concurrently if not exists audit_by_action on app.audit (action, at) where action <> all ('{recordVerdict,heartbeat}');
drop index concurrently if exists app.audit_at;
drop index concurrently if exists app.audit_actor;
drop index concurrently if exists app.audit_target;
drop index concurrently if exists app.audit_action;
