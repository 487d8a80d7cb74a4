-- The provider as notices and the verification form name it; administrators change it.
insert into app.settings (name, value) values
  ('providerName', '""'), ('providerHotline', '""'), ('providerSite', '""'),
  ('smsSignature', '"备案审核台"'), ('smsSignatureEn', '"Beian Desk"');
create policy staff_sets_provider on app.settings for update to app, app_staff
  using (current_setting('app.kind', true) = 'staff'
    and name in ('providerName', 'providerHotline', 'providerSite', 'smsSignature', 'smsSignatureEn'));

-- The partner's page of an order, to which mails link: https, with {order} for the order's number; empty: none.
alter table app.partners add column order_url text not null default '';
grant update (order_url) on app.partners to app;
