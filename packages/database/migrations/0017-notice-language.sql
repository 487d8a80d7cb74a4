-- A partner says in which language its orders are spoken of; nothing else of its row is its own to write.

revoke update on app.partners from app;
grant update (language) on app.partners to app;
create policy chooses on app.partners for update using (id = app.partner()) with check (id = app.partner());
