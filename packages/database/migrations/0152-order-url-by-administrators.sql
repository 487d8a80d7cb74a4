-- The page of an order to which mails of a partner link is set by administrators, as its name is.
create or replace function app.no_partner_changes_itself() returns trigger language plpgsql as $$
begin
  if app.partner() is not null then raise insufficient_privilege using message = 'only administrators change the name, the state and the order page of a partner'; end if;
  return new;
end $$;
create or replace trigger no_partner_changes_itself before update of name, email, closed_at, order_url on app.partners
  for each row execute function app.no_partner_changes_itself();
