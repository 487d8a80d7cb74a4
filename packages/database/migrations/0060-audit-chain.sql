-- 审计链: rows of the audit and heads of the orders' chains are linked by day, and the links signed (docs/decisions/0062).

select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

-- The writer's transaction: rows are linked in the sequence of commits, once every transaction begun before has ended.
alter table app.audit add column tx text collate "C" not null default lpad(pg_current_xact_id()::text, 20, '0');
create index audit_tx on app.audit (tx, id);
-- The list of the console, and its filters.
create index audit_at on app.audit (at, id);
create index audit_actor on app.audit (actor_id, at, id);
create index audit_action on app.audit (action, at, id);
drop index app.audit_target;
create index audit_target on app.audit (target, at, id);

-- One link per row, without gaps: sha256 of the link before, number, day and everything that the row says.
create table app.audit_chain (
  test      boolean not null default app.in_test(),
  n         bigint not null,
  audit_id  text not null unique,
  -- In Shanghai.
  day       date not null,
  hash      text not null,
  primary key (test, n)
);
-- What was signed: how far a chain went, at a moment and at the end of a day. The same lines stand outside of the database.
create table app.audit_heads (
  test       boolean not null default app.in_test(),
  seq        integer not null,
  day        date not null,
  final      boolean not null,
  n          bigint not null,
  said       text not null,
  signature  text not null,
  at         timestamptz not null default app.now(),
  primary key (test, seq)
);
create unique index audit_heads_final on app.audit_heads (test, day) where final;

do $$
declare t text;
begin
  foreach t in array array['audit_chain', 'audit_heads'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('alter table app.%I force row level security', t);
    execute format('create policy house on app.%I using (app.is_house())', t);
    execute format('create policy auditor_reads on app.%I for select to auditor using (true)', t);
    execute format('create policy realm on app.%I as restrictive to app, worker using (test = app.in_test())', t);
    execute format('grant select on app.%I to app, auditor', t);
    execute format('grant select, insert on app.%I to worker', t);
  end loop;
end $$;

-- The chain of an order covers all of an event from now on, in a form that the database gives back as it was hashed. Names of people are
-- covered by a commitment under the order's salt, so that they can be taken away.
do $$
declare
  e record;
  before text := '';
  of_order text := '';
  made text;
begin
  for e in select v.*, o.salt from app.order_events v join app.orders o on o.id = v.order_id order by v.order_id, v.seq loop
    if e.order_id <> of_order then
      before := '';
      of_order := e.order_id;
    end if;
    made := encode(sha256(convert_to(jsonb_build_array(2, before, e.id, e.order_id, e.seq, e.event, e.from_state, e.to_state,
      e.actor_kind, e.actor_id, encode(sha256(e.salt || convert_to(e.actor_name, 'UTF8')), 'hex'), e.input, e.edition,
      (extract(epoch from e.at) * 1000000)::bigint, e.test)::text, 'UTF8')), 'hex');
    update app.order_events set previous = before, hash = made where id = e.id;
    before := made;
  end loop;
end $$;
update app.orders o set last_hash = e.hash from app.order_events e
  where e.order_id = o.id and e.seq = o.last_seq and e.hash <> o.last_hash;
-- Each order's head is said once, so that what was written before is covered, too.
insert into app.audit (id, actor_kind, actor_id, action, target, outcome, details, test)
  select 'audit_' || md5(o.id || o.last_hash), 'system', 'migration', 'chainOrder', o.id, 'done',
    jsonb_build_object('seq', o.last_seq, 'hash', o.last_hash), o.test
  from app.orders o where o.last_seq > 0;
