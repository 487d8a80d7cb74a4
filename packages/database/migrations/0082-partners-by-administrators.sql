-- Administrators create partners, change their names and addresses, close and reopen them, and say which records are theirs.

alter table app.partners
  -- A closed partner's keys open nothing; its orders go on.
  add column closed_at timestamptz;
grant update (name, email, closed_at) on app.partners to app;

-- A partner updates the language of its row alone (0017): the grant of columns is the same for all who come as app.
create function app.no_partner_changes_itself() returns trigger language plpgsql as $$
begin
  if app.partner() is not null then raise insufficient_privilege using message = 'a partner changes neither its name nor its state'; end if;
  return new;
end $$;
create trigger no_partner_changes_itself before update of name, email, closed_at on app.partners
  for each row execute function app.no_partner_changes_itself();
create trigger tell_partner_closed after update of closed_at on app.partners for each row execute function app.tell_partner();

-- A record that was given to the wrong partner is taken back.
create index partner_records_partner on app.partner_records (partner_id, created_at desc, record_id);
