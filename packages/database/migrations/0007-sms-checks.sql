-- The ministry's SMS: one row per phone and attempt.
create table app.sms_checks (
  id             text primary key,
  order_id       text not null references app.orders,
  submission_id  text not null references app.submissions,
  -- subject or website: whose principal.
  person         text not null check (person in ('subject', 'website')),
  phone          bytea not null,
  phone_hash     text not null,
  state          text not null default 'waiting' check (state in ('waiting', 'verified', 'failed', 'timedOut')),
  -- The hand-over.
  created_at     timestamptz not null default app.now(),
  deadline       timestamptz not null,
  sent_at        timestamptz,
  wrong_entries  integer not null default 0,
  -- The ministry's last answer, the asks since then that had none, and when it is asked next (null: no more).
  answered_at    timestamptz,
  unanswered     integer not null default 0,
  next_ask_at    timestamptz,
  -- When it was noted that nothing was sent, and when the desk was asked for the outcome.
  overdue_at     timestamptz,
  desk_asked_at  timestamptz,
  -- What a reviewer's word rests on: sealed, for a person typed it.
  evidence       bytea,
  staff_id       text references app.staff,
  staff_name     text,
  -- The bureau's result, a verification or a newer attempt settles it.
  closed_at      timestamptz,
  unique (submission_id, order_id, person)
);
create index sms_checks_order on app.sms_checks (order_id, created_at desc, id);
create index sms_checks_ask on app.sms_checks (next_ask_at) where next_ask_at is not null;
create index sms_checks_phone on app.sms_checks (phone_hash);

grant select, insert, update on app.sms_checks to app, worker;
grant select on app.sms_checks to auditor;
alter table app.sms_checks enable row level security;
alter table app.sms_checks force row level security;
create policy house on app.sms_checks using (app.is_house());
create policy sees on app.sms_checks for select using (exists
  (select 1 from app.orders o where o.id = order_id and o.partner_id = app.partner()));
