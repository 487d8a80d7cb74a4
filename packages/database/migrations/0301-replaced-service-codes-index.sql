-- no-transaction
-- Codes that were replaced before it was stored: a filing of the website was submitted later.
-- repeat until 0 rows
update app.service_codes set replaced_at = app.now() where (order_id, code) in (select k.order_id, k.code from app.service_codes k
  join app.orders o on o.id = k.order_id where k.standing = 'FILED' and k.replaced_at is null and exists (select from app.orders p
    join app.service_codes x on x.order_id = p.id where p.website_id = o.website_id and p.submitted_at > o.submitted_at and x.standing = 'FILED') limit 5000);

-- Filings whose server ends, and what is asked about again each few hours: no code that was replaced.
create index concurrently if not exists service_codes_paid_until on app.service_codes (paid_until) where standing = 'FILED' and replaced_at is null;
create index concurrently if not exists service_codes_asked_again on app.service_codes (answered_at)
  where settled and standing in ('ASKED', 'BOUND', 'FILED') and replaced_at is null;
drop index concurrently if exists app.service_codes_watched;
