-- What a bureau is asked about filings: whether a domain or a certificate is filed (ORD-04, DOM-10), and whether a filing
-- password fits, which proves that a record is a partner's.

-- In which form isp_verifybamm takes the password is not specified (bureau-interface.md §4.6).
alter table app.bureaus add column password_form text not null default 'MD5' check (password_form in ('MD5', 'CLEAR'));
grant update (password_form) on app.bureaus to app;
-- Which calls there are the codec says.
alter table app.bureau_incidents drop constraint bureau_incidents_call_check,
  add constraint bureau_incidents_call_check check (call ~ '^[A-Za-z]+$');

-- 备案查询: a row per thing that an order brings and that may be filed already, the latest asking and the latest answer.
create table app.filing_checks (
  order_id      text not null references app.orders,
  -- An added domain, canonical; or `certificate`, the subject's own, whose number stands sealed in the order alone.
  about         text not null,
  -- Of the latest asking.
  state         text not null default 'pending' check (state in ('pending', 'done', 'unavailable')),
  -- Counts askings: an answer to an earlier one is not stored.
  asking        integer not null default 1,
  asked_at      timestamptz not null default app.now(),
  tries         integer not null default 0,
  -- When the worker asks (again); null: it does not. Whoever takes it moves it on, so that a dead worker's is due again.
  again_at      timestamptz default app.now(),
  -- How the last try failed.
  fault         text,
  -- Of the latest answer: what it was judged on, and what it comes to.
  content_hash  text,
  result        text,
  answered_at   timestamptz,
  -- What the bureau named, sealed.
  answer        bytea,
  primary key (order_id, about),
  check (state <> 'done' or (answered_at is not null and result is not null))
);
create index filing_checks_due on app.filing_checks (again_at) where again_at is not null;
-- Whoever applies asks; what was answered only the worker writes.
grant select, delete on app.filing_checks to app;
grant insert (order_id, about) on app.filing_checks to app;
grant update (state, asking, asked_at, tries, again_at, fault) on app.filing_checks to app;
grant select, insert, update, delete on app.filing_checks to worker;
grant select on app.filing_checks to auditor;
alter table app.filing_checks enable row level security;
alter table app.filing_checks force row level security;
create policy house on app.filing_checks using (app.is_house());
create policy by_order on app.filing_checks using (exists
  (select 1 from app.orders o where o.id = order_id and o.partner_id = app.partner())) with check (state = 'pending' and exists
  (select 1 from app.orders o where o.id = order_id and o.partner_id = app.partner()));

-- 域名冲突 within the house: the domains among these that another open order, once handed in, adds. It names no order. The rows
-- above are the added domains of every order; equality of texts, unlike what arrays can do, may use an index under row-level security.
create index filing_checks_about on app.filing_checks (about);
create function app.domains_in_orders(names text[], but text) returns text[] language sql stable security definer
  set search_path = app, pg_temp
  as $$ select coalesce(array_agg(distinct k.about order by k.about), '{}') from app.filing_checks k
    join app.orders o on o.id = k.order_id
    where k.about = any(names) and k.order_id <> but and o.locked and o.round > 0 $$;
-- It runs as the tables' owner, whom forced row-level security binds too; the policy of app.orders is there (asks_for_the_lock).
create policy asks_for_domains on app.filing_checks for select to current_user using (about <> 'certificate');

-- Orders that are open now are asked about, too. Row-level security binds the owner.
select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);
insert into app.filing_checks (order_id, about)
  select o.id, d from app.orders o join app.order_contents c on c.order_id = o.id cross join unnest(c.added_domains) d where o.locked
  union select o.id, 'certificate' from app.orders o
    where o.locked and (o.changed && array['subject.certificateType', 'subject.certificateNumber']::text[]);

create trigger wake_lookups after insert or update of asking on app.filing_checks
  for each statement execute function app.wake('lookups');

-- 备案归属核实: a partner proves with filing number and filing password that a record is its own to change.
create table app.record_proofs (
  id             text primary key,
  partner_id     text not null references app.partners,
  -- As the bureau writes it; whether a record of ours has it stands nowhere but in an answer.
  filing_number  text not null,
  state          text not null default 'PENDING' check (state in ('PENDING', 'PROVED', 'REFUSED', 'STOPPED', 'UNAVAILABLE')),
  -- Sealed: the password's MD5 text, and the clear one only where the bureau takes no other, until it is asked. Kept of what was proved.
  secret         bytea,
  asked_at       timestamptz not null default app.now(),
  -- A worker has taken it: nobody asks it a second time, for the bureau counts.
  taken_at       timestamptz,
  answered_at    timestamptz,
  -- With STOPPED: the number is not asked about before this.
  until          timestamptz,
  fault          text,
  record_id      text references app.records,
  check ((state = 'PENDING') = (answered_at is null)),
  check ((state = 'PROVED') = (record_id is not null)),
  check ((state = 'STOPPED') = (until is not null))
);
create index record_proofs_open on app.record_proofs (asked_at) where state = 'PENDING';
create index record_proofs_partner on app.record_proofs (partner_id, asked_at);
create index record_proofs_number on app.record_proofs (filing_number, asked_at);
grant select on app.record_proofs to app, auditor;
grant insert (id, partner_id, filing_number, secret) on app.record_proofs to app;
grant select, update on app.record_proofs to worker;
alter table app.record_proofs enable row level security;
alter table app.record_proofs force row level security;
create policy house on app.record_proofs using (app.is_house());
create policy sees on app.record_proofs for select using (partner_id = app.partner());
create policy asks on app.record_proofs for insert with check (partner_id = app.partner() and state = 'PENDING');
create trigger wake_lookups after insert on app.record_proofs
  for each statement execute function app.wake('lookups');

-- Until when nobody asks about a number, since its bureau said 22 to whoever asked; null: it may be asked about.
create function app.filing_number_stopped(number text) returns timestamptz language sql stable security definer
  set search_path = app, pg_temp
  as $$ select max(until) from app.record_proofs where filing_number = number and state = 'STOPPED' and until > app.now() $$;
-- How the bureau of a province takes a filing password; null: no connection files there.
create function app.filing_password_form(province text) returns text language sql stable security definer
  set search_path = app, pg_temp
  as $$ select b.password_form from app.bureau_provinces w join app.bureaus b on b.id = w.bureau_id
    where w.province = filing_password_form.province $$;
-- They run as the tables' owner, whom forced row-level security binds too.
create policy asks_for_stops on app.record_proofs for select to current_user using (state = 'STOPPED');
create policy asks_for_the_form on app.bureau_provinces for select to current_user using (true);
create policy asks_for_the_form on app.bureaus for select to current_user using (true);
