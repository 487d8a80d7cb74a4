-- The edition of the rules is chosen when an installation gets its first administrator, and by the start of a demonstration.
create policy installation_chooses_edition on app.settings for update to app
  using (name = 'edition' and changed_at is null and current_setting('app.kind', true) = 'system')
  with check (name = 'edition' and current_setting('app.kind', true) = 'system');
create policy demonstration_chooses_edition on app.settings for update to worker
  using (name = 'edition' and (select demonstration from app.clock) and current_setting('app.kind', true) = 'system');
