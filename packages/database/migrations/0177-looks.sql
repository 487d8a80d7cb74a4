-- How often a person or a partner looked at personal values, or sent one in place of a masked value, within ten minutes: one budget over all ways
-- (docs/decisions/0078). `caller`: a person's id, a partner's, or a partner's and an order's.

create table app.looks (
  caller      text not null,
  test        boolean not null default app.in_test(),
  id          text not null unique,
  since       timestamptz not null default app.now(),
  n           integer not null,
  -- An alarm to supervisors, if the caller is a partner; a person's is a row of app.reveal_alarms.
  refused_at  timestamptz,
  refused     integer not null default 0,
  seen_at     timestamptz,
  seen_by     text references app.staff,
  seen_name   text,
  primary key (caller, test)
);
create index looks_unseen on app.looks (refused_at desc) where refused_at is not null and seen_at is null;

alter table app.looks enable row level security;
alter table app.looks force row level security;
create policy house on app.looks using (app.is_house());
create policy by_caller on app.looks using (split_part(caller, ' ', 1) = app.partner());
create policy realm on app.looks as restrictive to app, worker using (test = app.in_test());
grant select, insert, update on app.looks to app;
grant select on app.looks to worker, auditor;
