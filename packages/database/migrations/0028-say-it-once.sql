-- What a return found, so that the next review can compare with it, and what was objected to later although it had been passed.

select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

-- { values, hashes }: every field's value and every item's content hash as they stood at the return, sealed. Null: an older return.
alter table app.returns add column content bytea;

-- 迟提问题: an item that stood unchanged, and passed, through an earlier return.
create table app.late_findings (
  id              text primary key,
  order_id        text not null references app.orders,
  -- The return that objects to it now.
  return_id       text not null references app.returns,
  item            text not null,
  -- The content that was passed and is objected to.
  hash            text not null,
  round           integer not null,
  codes           text[] not null,
  staff_id        text not null references app.staff,
  staff_name      text not null,
  -- Who passed it, and in which round the applicant was told of other things.
  passed_by       text not null references app.staff,
  passed_by_name  text not null,
  passed_at       timestamptz not null,
  passed_round    integer not null,
  at              timestamptz not null default app.now()
);
create index late_findings_at on app.late_findings (at, id);
create index late_findings_order on app.late_findings (order_id);
grant select, insert on app.late_findings to app, worker;
grant select on app.late_findings to auditor;
alter table app.late_findings enable row level security;
alter table app.late_findings force row level security;
create policy house on app.late_findings using (app.is_house());
