-- What an order files for the first time stands here from its opening on, so that the order has a record and a website like any other:
-- without the bureau's ids and numbers, in no list, and not filed until the bureau has published it (docs/decisions/0085).
alter table app.records add column filed boolean not null default true, add column provider_id text;
alter table app.websites add column filed boolean not null default true, add column provider_id text;
create unique index records_provider_id on app.records (provider_id, test) where provider_id is not null;
create unique index websites_provider_id on app.websites (provider_id, test) where provider_id is not null;
create index records_not_filed on app.records (province) where not filed;

-- A partner opens a first filing or a new website; it may not write filed records itself. Ids of ours (IspZtid, IspWzid) are drawn here.
create function app.add_unfiled_record(record text, province text, plain jsonb, personal bytea) returns text language sql
  security definer set search_path = app, pg_temp
  as $$ with made as (insert into app.records (id, bureau_id, filing_number, province, name, plain, personal, certificate_hash, filed, provider_id, test)
      values (record, 'unfiled-' || record, '', province, '', plain, personal, '', false, nextval('app.provider_ids')::text, app.in_test())
      returning id, provider_id),
    given as (insert into app.partner_records (partner_id, record_id, basis)
      select app.partner(), id, 'opened' from made where app.partner() is not null)
    select provider_id from made $$;
create function app.add_unfiled_website(website text, record text, plain jsonb, personal bytea) returns text language sql
  security definer set search_path = app, pg_temp
  as $$ insert into app.websites (id, record_id, bureau_id, filing_number, name, plain, personal, ours, filed, provider_id, test)
    select website, record, 'unfiled-' || website, '', '', plain, personal, true, false, nextval('app.provider_ids')::text, app.in_test()
    where app.is_house() or exists (select from app.partner_records p where p.record_id = record and p.partner_id = app.partner())
    returning provider_id $$;

-- Whether a certificate is filed in a province, or is in another first filing that is open there; asked by partners, too. `certificates`:
-- its hashes in app.records, `subject`: its hash in app.order_contents.
create function app.certificate_taken(certificates text[], subject text, province text, but text) returns boolean language sql stable
  security definer set search_path = app, pg_temp
  as $$ select exists (select from app.records r where r.certificate_hash = any(certificates) and r.province = certificate_taken.province
      and r.filed and r.id <> but and r.test = app.in_test()
      and exists (select from app.websites w where w.record_id = r.id and w.filed and not w.gone))
    or exists (select from app.orders o join app.records r on r.id = o.record_id join app.order_contents c on c.order_id = o.id
      where o.locked and o.round > 0 and not r.filed and r.id <> but and r.province = certificate_taken.province
        and r.test = app.in_test() and c.subject_hash = subject) $$;
create policy opens_filings on app.records for insert to current_user with check (not filed);
create policy opens_filings on app.websites for insert to current_user with check (not filed);
create policy opens_filings on app.partner_records for insert to current_user with check (basis = 'opened');
create policy compares_certificates on app.order_contents for select to current_user using (true);
