-- 转移备案: a filing moves from the account of one partner to that of another, once its owner has confirmed and the other has accepted.
select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

alter table app.follow_ups drop constraint follow_ups_kind_check;
alter table app.follow_ups add constraint follow_ups_kind_check
  check (kind in ('POLICE_FILING', 'DATA_CHECK', 'PAPER_ENDS', 'TRANSFER')) not valid;
alter table app.follow_ups drop constraint follow_ups_answer_check;
alter table app.follow_ups add constraint follow_ups_answer_check check (answer in ('confirmed', 'changed', 'refused')) not valid;
-- A partner that offers a filing asks its owner.
create policy offers on app.follow_ups for insert with check (partner_id = app.partner() and kind = 'TRANSFER');
grant insert on app.follow_ups to app;
create policy offers on app.notices for insert with check (exists (select from app.follow_ups f
  where f.id = follow_up_id and f.partner_id = app.partner() and f.kind = 'TRANSFER'));

create table app.record_transfers (
  id               text primary key,
  record_id        text not null references app.records,
  -- As it was offered: the receiver cannot see the record.
  filing_number    text not null,
  from_partner_id  text not null references app.partners,
  to_partner_id    text not null references app.partners check (to_partner_id <> from_partner_id),
  offered_at       timestamptz not null default app.now(),
  expires_at       timestamptz not null,
  owner_answer     text check (owner_answer in ('confirmed', 'refused')),
  outcome          text check (outcome in ('ACCEPTED', 'DECLINED', 'WITHDRAWN', 'EXPIRED')),
  ended_at         timestamptz,
  test             boolean not null default app.in_test(),
  check ((outcome is null) = (ended_at is null))
);
create unique index record_transfers_open on app.record_transfers (record_id) where outcome is null;
create index record_transfers_from on app.record_transfers (from_partner_id, offered_at);
create index record_transfers_to on app.record_transfers (to_partner_id, offered_at);
alter table app.record_transfers enable row level security;
alter table app.record_transfers force row level security;
create policy house on app.record_transfers using ((select app.is_house()));
create policy parties on app.record_transfers using (from_partner_id = app.partner() or to_partner_id = app.partner());
create policy realm on app.record_transfers as restrictive to app, worker using (test = app.in_test());
create policy auditor_reads on app.record_transfers for select to auditor using (true);
create policy transfers on app.record_transfers to current_user using (true) with check (true);
grant select on app.record_transfers to app, worker, auditor;
grant insert, update (owner_answer, outcome, ended_at) on app.record_transfers to app;

-- Name and address of a partner to which the caller offers a filing, and the names of both parties of its own transfers.
create function app.transfer_receiver(wanted text) returns table (name text, email text) language sql stable
  security definer set search_path = app, pg_temp
  as $$ select p.name, p.email from app.partners p where p.id = wanted and p.closed_at is null $$;
create function app.transfer_party(wanted text) returns text language sql stable security definer set search_path = app, pg_temp
  as $$ select p.name from app.partners p where p.id = wanted and (app.is_house() or exists (select from app.record_transfers t
    where wanted in (t.from_partner_id, t.to_partner_id) and app.partner() in (t.from_partner_id, t.to_partner_id) and t.test = app.in_test())) $$;
create policy transfers on app.partners for select to current_user using (true);

create function app.order_of_record_is_open(wanted text) returns boolean language sql stable security definer set search_path = app, pg_temp
  as $$ select exists (select from app.orders o where o.record_id = wanted and o.locked and o.test = app.in_test()) $$;

-- The receiver accepts: the access goes over with everything that follows it; the orders of the giver stay the giver's.
create function app.accept_transfer(wanted text) returns text language plpgsql security definer set search_path = app, pg_temp as $$
declare one app.record_transfers;
begin
  select * into one from app.record_transfers t where t.id = wanted and t.to_partner_id = app.partner() and t.outcome is null
    and t.owner_answer = 'confirmed' and t.expires_at > app.now() and t.test = app.in_test() for update;
  if not found then return 'NOT_NOW'; end if;
  perform from app.records where id = one.record_id for update;
  if app.order_of_record_is_open(one.record_id) then return 'ORDER_OPEN'; end if;
  delete from app.partner_records where partner_id = one.from_partner_id and record_id = one.record_id;
  if not found then return 'NOT_NOW'; end if;
  insert into app.partner_records (partner_id, record_id, basis) values (one.to_partner_id, one.record_id, one.id) on conflict do nothing;
  update app.record_transfers set outcome = 'ACCEPTED', ended_at = app.now() where id = one.id;
  return 'ACCEPTED';
end $$;
create policy transfers_to on app.partner_records for insert to current_user with check (basis like 'transfer\_%');
create policy transfers_from on app.partner_records for delete to current_user using (true);
