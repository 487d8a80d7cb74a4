-- Second looks 抽检: a draw with each decision, what was decided, and what another person says of it.

select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

insert into app.settings (name, value) values
  -- Shares in percent, by whole days since somebody's first decision; working days until a second look lapses.
  ('secondLooks', '{"classes": [{"belowDays": 90, "approvals": 30, "returns": 10}, {"belowDays": null, "approvals": 5, "returns": 2}],
    "patienceDays": 3}');
create policy staff_sets_second_looks on app.settings for update
  using (current_setting('app.kind', true) = 'staff' and name = 'secondLooks');

-- When the person first passed or returned a review: tenure is counted from it.
alter table app.staff add column first_decided_at timestamptz;
update app.staff s set first_decided_at = d.at from (
  select e.actor_id, min(e.at) as at from app.order_events e
  where e.event in ('approveInitialReview', 'approvePhoto', 'returnForCorrection', 'rejectPhoto') and e.actor_kind = 'staff' and e.to_state is not null
  group by e.actor_id) d where d.actor_id = s.id;

-- Every draw, whatever it gave: with the house's key an auditor draws the same numbers again.
create table app.draws (
  id           text primary key,
  order_id     text not null references app.orders,
  -- Of the decision's event.
  seq          integer not null,
  event        text not null,
  staff_id     text not null references app.staff,
  tenure_days  integer not null,
  -- Percent, both: what the person's class asked for, and what was drawn.
  share        real not null,
  number       double precision not null,
  drawn        boolean not null,
  at           timestamptz not null default app.now(),
  unique (order_id, seq)
);
create index draws_at on app.draws (at);

create table app.second_looks (
  id            text primary key,
  order_id      text not null references app.orders,
  seq           integer not null,
  event         text not null,
  province      text not null,
  kind          text not null,
  round         integer not null,
  decided_by    text not null references app.staff,
  decided_name  text not null,
  decided_at    timestamptz not null default app.now(),
  -- Everybody whose verdicts it is about: none of them looks again.
  judges        text[] not null,
  -- [{ item, hash, verdict, verdictId, staffId, staffName }] as decided.
  items         jsonb not null,
  -- [{ id, kind, hash }]: the pictures that hung on the order then.
  materials     jsonb not null,
  -- { base, now, findings } as decided, sealed.
  content       bytea not null,
  due_at        timestamptz not null,
  provisional   boolean not null,
  -- Where it stands in the lists: due first, what has been pushed already behind all that has not.
  place         timestamptz not null,
  pushed_at     timestamptz,
  staff_id      text references app.staff,
  staff_name    text,
  taken_at      timestamptz,
  ended_at      timestamptz,
  -- How many items were judged otherwise, and what it came to; null: open or lapsed.
  otherwise     integer,
  outcome       text check (outcome in ('AGREED', 'CAUGHT', 'MISSED', 'STRICT')),
  unique (order_id, seq),
  check ((outcome is null) = (otherwise is null)),
  check (outcome is null or ended_at is not null)
);
create index second_looks_open on app.second_looks (place, id) where ended_at is null;
create index second_looks_due on app.second_looks (due_at) where ended_at is null;
create index second_looks_ended on app.second_looks (ended_at, id) where ended_at is not null;
create index second_looks_outcome on app.second_looks (outcome, ended_at, id) where outcome is not null;
create index second_looks_decided on app.second_looks (decided_at, id);
create index second_looks_judge on app.second_looks (decided_by, ended_at, id) where outcome is not null;
create index second_looks_waiting on app.second_looks (order_id) where ended_at is null;

-- One item, by two people.
create table app.second_verdicts (
  id        text primary key,
  look_id   text not null references app.second_looks,
  order_id  text not null references app.orders,
  item      text not null,
  hash      text not null,
  first     text not null check (first in ('pass', 'return')),
  first_by  text not null references app.staff,
  verdict   text not null check (verdict in ('pass', 'return')),
  codes     text[] not null default '{}',
  -- Sealed: people write into it.
  advice    bytea not null,
  staff_id  text not null references app.staff,
  at        timestamptz not null default app.now(),
  unique (look_id, item)
);
create index second_verdicts_at on app.second_verdicts (at);

do $$
declare t text;
begin
  foreach t in array array['draws', 'second_looks', 'second_verdicts'] loop
    execute format('grant select, insert on app.%I to app, worker', t);
    execute format('grant select on app.%I to auditor', t);
    execute format('alter table app.%I enable row level security', t);
    execute format('alter table app.%I force row level security', t);
    execute format('create policy house on app.%I using ((select app.is_house()))', t);
  end loop;
end $$;
grant update (pushed_at, place, staff_id, staff_name, taken_at, ended_at, otherwise, outcome) on app.second_looks to app, worker;
