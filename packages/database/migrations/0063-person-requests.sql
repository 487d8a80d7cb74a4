-- Requests of data subjects 个人信息请求 (PIPL articles 44 to 50): who asked for what, what was decided of each place, and the answer.

select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

create table app.person_requests (
  id            text primary key,
  wants         text not null check (wants in ('COPY', 'DELETION')),
  -- What the person is found by: kind in clear, value sealed.
  sought_by     text not null check (sought_by in ('idNumber', 'mobile', 'email')),
  sought        bytea not null,
  sought_hash   text not null,
  -- Who asked and how they showed who they are; why. Sealed.
  asked_by      bytea not null,
  reason        bytea not null,
  state         text not null default 'OPEN' check (state in ('OPEN', 'DECIDING', 'DECIDED', 'ANSWERED')),
  at            timestamptz not null default app.now(),
  staff_id      text not null references app.staff,
  staff_name    text not null,
  due_at        timestamptz not null,
  provisional   boolean not null,
  decided_at    timestamptz,
  decided_by    text references app.staff,
  decided_name  text,
  answered_at   timestamptz,
  answered_by   text references app.staff,
  answered_name text,
  -- How the answer went out.
  answered_over text check (answered_over in ('MAIL', 'LETTER', 'IN_PERSON', 'PARTNER')),
  erased_at     timestamptz,
  check ((state = 'ANSWERED') = (answered_at is not null)),
  check ((decided_at is null) = (decided_by is null))
);
create index person_requests_open on app.person_requests (due_at, id) where state <> 'ANSWERED';
create index person_requests_list on app.person_requests (at desc, id desc);
create index person_requests_sought on app.person_requests (sought_hash);
create index person_requests_keep on app.person_requests (answered_at, id) where answered_at is not null and erased_at is null;

-- What was decided, a row per place; no value of the person.
create table app.person_decisions (
  request_id  text not null references app.person_requests,
  position    integer not null,
  holding     text not null,
  -- The order, record or member of staff that it hangs on; null: of no one thing.
  about       text,
  -- How it is called: number of an order or a filing.
  called      text,
  places      integer not null,
  decision    text not null check (decision in ('DELETED', 'KEPT')),
  -- Why it is kept, and until when; null: until what the basis says is over.
  basis       text,
  until       timestamptz,
  at          timestamptz not null default app.now(),
  primary key (request_id, position),
  check ((decision = 'KEPT') = (basis is not null))
);

-- An archive that may be taken away once, by whoever asked for it, within minutes.
create table app.person_exports (
  id          text primary key,
  request_id  text references app.person_requests,
  staff_id    text not null references app.staff,
  sought_by   text not null,
  sought      bytea not null,
  language    text not null check (language in ('zh', 'en')),
  at          timestamptz not null default app.now(),
  until       timestamptz not null,
  taken_at    timestamptz
);
create index person_exports_keep on app.person_exports (until);

do $$
declare t text;
begin
  foreach t in array array['person_requests', 'person_decisions', 'person_exports'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('alter table app.%I force row level security', t);
    execute format('create policy house on app.%I using (app.is_house())', t);
    execute format('create policy live_only on app.%I as restrictive to app, worker using (not (select app.in_test()))', t);
    execute format('grant select on app.%I to app, worker, auditor', t);
  end loop;
end $$;
grant insert on app.person_requests, app.person_exports to app;
grant update (state, decided_by, decided_name, decided_at, answered_at, answered_by, answered_name, answered_over) on app.person_requests to app;
grant update (taken_at) on app.person_exports to app;
grant update (state, decided_at, sought, asked_by, reason, sought_hash, erased_at) on app.person_requests to worker;
grant insert, delete on app.person_decisions to worker;
grant update (until), delete on app.person_exports to worker;
