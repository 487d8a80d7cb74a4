-- A face check that another order of the subject had, for the same person (docs/spec/rules.md R-6.6): the check whose result goes on; null: it
-- was taken for this order.
alter table app.face_checks add column reused_from text;
-- The submission of a partner takes it over: a result that the partner sees at another order of its own.
create policy partner_reuses on app.face_checks for insert to app with check (reused_from is not null and exists
  (select from app.orders o where o.id = order_id and o.partner_id = app.partner()));

-- Most days after which a result is taken over; "0": never.
select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);
insert into app.settings (name, value) values ('faceCheckReuse', '"0"');
create policy staff_sets_face_check_reuse on app.settings for update to app, app_staff
  using (current_setting('app.kind', true) = 'staff' and name = 'faceCheckReuse');
