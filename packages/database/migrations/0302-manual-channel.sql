-- 人工报送: orders that a person enters in the bureau's own system (docs/spec/life-cycle.md L-manual).
-- Id of the event since which orders of the connection's provinces are entered by hand; null: they go by the interface.
alter table app.bureaus add column manual text;
grant update (manual) on app.bureaus to app;
alter table app.connection_events drop constraint connection_events_event_check;
alter table app.connection_events add constraint connection_events_event_check
  check (event in ('pauseBureau', 'resumeBureau', 'saveUntested', 'enterOrdersByHand', 'sendOrdersByInterface')) not valid;

-- One push of an order by hand, and what two people recorded of it. Numbers are the bureau's.
create table app.manual_hand_overs (
  id                  text primary key,
  order_id            text not null references app.orders,
  bureau_id           text not null references app.bureaus,
  at                  timestamptz not null default app.now(),
  -- The number of the bureau's system for the entry, the day of it and the picture of the bureau's page.
  number              text,
  entered_day         date,
  evidence_id         text,
  entered_at          timestamptz,
  entered_by          text references app.staff,
  entered_name        text,
  confirmed_at        timestamptz,
  confirmed_by        text references app.staff,
  confirmed_name      text,
  -- The attempt of which the confirmed entry is.
  submission_id       text references app.submissions,
  approves            boolean,
  answer_day          date,
  subject_number      text,
  service_number      text,
  -- { reasons }: sealed, people write into it.
  answer_details      bytea,
  answer_evidence_id  text,
  answered_at         timestamptz,
  answered_by         text references app.staff,
  answered_name       text,
  -- Recalled, or pushed anew.
  ended_at            timestamptz,
  test                boolean not null default app.in_test(),
  check (num_nulls(number, entered_day, entered_at, entered_by, entered_name) in (0, 5)),
  check (num_nulls(confirmed_at, confirmed_by, confirmed_name, submission_id) in (0, 4)),
  check (num_nulls(approves, answer_day, answered_at, answered_by, answered_name) in (0, 5)),
  check (confirmed_by is null or confirmed_by <> entered_by)
);
-- The last push alone is open.
create unique index manual_hand_overs_open on app.manual_hand_overs (order_id) where ended_at is null;
create index manual_hand_overs_evidence on app.manual_hand_overs (evidence_id) where evidence_id is not null;
create index manual_hand_overs_answer_evidence on app.manual_hand_overs (answer_evidence_id) where answer_evidence_id is not null;
alter table app.manual_hand_overs enable row level security;
alter table app.manual_hand_overs force row level security;
create policy house on app.manual_hand_overs using ((select app.is_house()));
create policy realm on app.manual_hand_overs as restrictive to app, worker using (test = app.in_test());
create policy auditor_reads on app.manual_hand_overs for select to auditor using (true);
grant select, insert on app.manual_hand_overs to app;
grant update (number, entered_day, evidence_id, entered_at, entered_by, entered_name, confirmed_at, confirmed_by, confirmed_name, submission_id,
  approves, answer_day, subject_number, service_number, answer_details, answer_evidence_id, answered_at, answered_by, answered_name, ended_at)
  on app.manual_hand_overs to app;
grant select on app.manual_hand_overs to worker, auditor;
grant update (answer_details, evidence_id, answer_evidence_id) on app.manual_hand_overs to worker;
