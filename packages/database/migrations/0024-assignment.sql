-- Who should see to an order, whom it is laid before, and the second call.

select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

alter table app.orders
  -- Who should see to it, apart from who may write now (the lease); given by a supervisor.
  add column assignee text references app.staff,
  add column assignee_name text,
  -- The open escalation; leaving the state ends it.
  add column escalation_id text,
  -- A call was not answered: the second is made from then on.
  add column call_again_at timestamptz;
-- What one person is assigned: get-next looks there first, and the queue filters by it.
create index orders_assigned on app.orders (assignee, state, (coalesce(due_at, 'infinity'::timestamptz)), duty_since, id)
  where assignee is not null and locked;
create index orders_escalated on app.orders ((coalesce(due_at, 'infinity'::timestamptz)), id) where escalation_id is not null;
create index orders_call_again on app.orders (call_again_at) where call_again_at is not null;

-- An order is handed up to the supervisors.
create table app.escalations (
  id            text primary key,
  order_id      text not null references app.orders,
  staff_id      text not null references app.staff,
  staff_name    text not null,
  reason        text not null,
  -- Sealed: what is typed may name somebody.
  note          bytea,
  at            timestamptz not null default app.now(),
  settled_at    timestamptz,
  settled_by    text references app.staff,
  settled_name  text,
  -- Sealed.
  answer        bytea
);
create index escalations_order on app.escalations (order_id, at, id);

-- A question about an order to a colleague, or to the supervisors.
create table app.advice (
  id             text primary key,
  order_id       text not null references app.orders,
  asked_by       text not null references app.staff,
  asked_name     text not null,
  -- null: of the supervisors.
  of_staff       text references app.staff,
  of_name        text,
  -- Sealed, both.
  question       bytea not null,
  at             timestamptz not null default app.now(),
  answered_at    timestamptz,
  answered_by    text references app.staff,
  answered_name  text,
  answer         bytea
);
create index advice_order on app.advice (order_id, at, id);
create index advice_open on app.advice (order_id) where answered_at is null;

do $$
declare t text;
begin
  foreach t in array array['escalations', 'advice'] loop
    execute format('grant select, insert, update on app.%I to app, worker', t);
    execute format('grant select on app.%I to auditor', t);
    execute format('alter table app.%I enable row level security', t);
    execute format('alter table app.%I force row level security', t);
    execute format('create policy house on app.%I using (app.is_house())', t);
  end loop;
end $$;

-- Drafts that nobody will send: the worker removes them without reading one.
insert into app.settings (name, value) values
  -- Days after which an untouched draft is removed; that of a finished order goes at once.
  ('draftDays', '30');
revoke select on app.desk_drafts from worker;
grant select (order_id, staff_id, at), delete on app.desk_drafts to worker;
create policy forgotten on app.desk_drafts to worker using (current_setting('app.kind', true) = 'system');
