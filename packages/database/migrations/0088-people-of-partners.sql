-- Partners' people sign in as staff do: their account names its partner and holds no role of the desk (docs/decisions/0056).

alter table app.staff
  add column partner_id text references app.partners,
  add constraint staff_of_partner check (partner_id is null or (roles = '{}' and issuer is null));
create index staff_partner on app.staff (partner_id, name, id) where partner_id is not null;
