-- Rows of verdicts, materials, files and rights are named with their hash in the audit row of the transaction that writes them
-- (packages/database/src/covered-rows). Where rows exist already, this begins a day later, because programs of the former release, which do
-- not name them, may work until then.

select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

insert into app.audit (id, actor_kind, actor_id, action, outcome, details)
  select 'audit_' || md5('coverRows'), 'system', 'migration', 'coverRows', 'done',
    jsonb_build_object('coveredFrom', app.iso(app.now() + interval '1 day'))
  where exists (select from app.staff) or exists (select from app.orders);
