-- 合作方人员的接口页面: a partner reads what it was refused, and reading keys is a scope of its own.

-- Rows of the audit log that are refusals of the partner's own calls; nothing else of the log.
create policy own_refusals on app.audit for select
  using (actor_kind = 'partner' and outcome = 'refused' and actor_id = app.partner());

-- Keys that could manage keys could read them, with usage; they go on reading.
update app.partner_keys set scopes = array_append(scopes, 'keys:read')
  where 'keys:manage' = any(scopes) and not 'keys:read' = any(scopes);
