-- A notice may be a partner's: its webhook endpoint was switched off. It has neither an order nor a day.
alter table app.notices add column partner_id text references app.partners,
  drop constraint notices_of_one,
  add constraint notices_of_one check (num_nonnulls(order_id, staff_id, partner_id) = 1 and (staff_id is null) = (day is null));
create index notices_partner on app.notices (partner_id, created_at) where partner_id is not null;

-- What partners were refused of late, by partner.
create index audit_refused_partners on app.audit (actor_id, at) where outcome = 'refused' and actor_kind = 'partner';
