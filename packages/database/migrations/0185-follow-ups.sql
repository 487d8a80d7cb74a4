-- 备案后的提醒: what is asked or said about a filing after its approval, once each, and what was answered (docs/spec/rules.md R-10.2).
select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

alter table app.partners add column follow_ups boolean not null default true;
grant update (follow_ups) on app.partners to app;
create or replace trigger no_partner_changes_itself before update of name, email, closed_at, order_url, papers_read, follow_ups on app.partners
  for each row execute function app.no_partner_changes_itself();

create table app.follow_ups (
  id           text primary key,
  record_id    text not null references app.records,
  -- Null: about the subject, or about the whole record.
  website_id   text references app.websites,
  -- The partner by whose setting it was sent, and whose language it has.
  partner_id   text not null references app.partners,
  kind         text not null check (kind in ('POLICE_FILING', 'DATA_CHECK', 'PAPER_ENDS')),
  -- What of it: a domain, or which paper; empty: all.
  about        text not null default '',
  -- The order that was approved, the year of the check, or the day on which an end was told.
  period       text not null,
  created_at   timestamptz not null default app.now(),
  -- SHA-256 of the secret in its link; null: it asks nothing.
  hash         bytea unique,
  expires_at   timestamptz,
  answer       text check (answer in ('confirmed', 'changed')),
  answered_at  timestamptz,
  test         boolean not null default app.in_test(),
  check ((hash is null) = (expires_at is null) and (answer is null) = (answered_at is null)),
  unique nulls not distinct (record_id, website_id, kind, about, period)
);
create index follow_ups_partner on app.follow_ups (partner_id, created_at);
alter table app.follow_ups enable row level security;
alter table app.follow_ups force row level security;
create policy house on app.follow_ups using ((select app.is_house()));
create policy own on app.follow_ups for select using (partner_id = app.partner());
create policy realm on app.follow_ups as restrictive to app, worker using (test = app.in_test());
create policy auditor_reads on app.follow_ups for select to auditor using (true);
grant select on app.follow_ups to app, worker;
grant select (id, record_id, website_id, partner_id, kind, about, period, created_at, expires_at, answer, answered_at, test) on app.follow_ups to auditor;
grant update (answer, answered_at) on app.follow_ups to app;
grant insert on app.follow_ups to worker;

-- How far the records were looked through today: one row, which one worker at a time holds.
create table app.follow_up_scan (
  one    boolean primary key default true check (one),
  -- Day of Shanghai.
  day    date not null,
  -- The last record that was looked at; null: all of them were.
  after  text
);
insert into app.follow_up_scan (day) values ('1970-01-01');
alter table app.follow_up_scan enable row level security;
alter table app.follow_up_scan force row level security;
create policy house on app.follow_up_scan using ((select app.is_house()));
create policy live_only on app.follow_up_scan as restrictive to app, worker using (not (select app.in_test()));
create policy auditor_reads on app.follow_up_scan for select to auditor using (true);
grant select, update on app.follow_up_scan to worker;
grant select on app.follow_up_scan to app, auditor;

alter table app.notices add column follow_up_id text,
  add constraint notices_follow_up foreign key (follow_up_id) references app.follow_ups not valid,
  drop constraint notices_of_one,
  add constraint notices_of_one check (num_nonnulls(order_id, staff_id, partner_id, rectification_id, follow_up_id) = 1
    and (staff_id is null) = (day is null)) not valid;
