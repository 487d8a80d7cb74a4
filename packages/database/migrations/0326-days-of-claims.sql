-- Days for which the principal of a claimed filing may answer, and for which a former holder may object (packages/domain/src/filing/claim.ts).
select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);
insert into app.settings (name, value) values ('claimOwnerDays', '"7"'), ('claimObjectionDays', '"10"');
create policy staff_sets_days_of_claims on app.settings for update to app, app_staff
  using (current_setting('app.kind', true) = 'staff' and name in ('claimOwnerDays', 'claimObjectionDays'));
