-- 自定规则: what an installation's supervisors add to the rules of the program (docs/spec/rules.md R-14). A draft holds the rows that one
-- notice of a bureau means; another supervisor approves it.
create table app.rule_drafts (
  id          text primary key,
  version     integer not null default 1,
  state       text not null default 'OPEN' check (state in ('OPEN', 'SUBMITTED', 'APPROVED', 'WITHDRAWN')),
  title       text not null,
  -- The notice: title, day, address, text (domain/rule-book/draft.ts).
  source      jsonb not null,
  why         text not null,
  -- The rows to add and to end, as entered.
  changes     jsonb not null default '[]',
  made_by     text not null references app.staff,
  made_at     timestamptz not null default app.now(),
  changed_at  timestamptz not null default app.now(),
  submitted_at timestamptz,
  decided_by  text references app.staff,
  decided_at  timestamptz,
  check (decided_by is null or state <> 'APPROVED' or decided_by <> made_by)
);

-- Approved rows. A row begins and ends on days to come alone, so that a day names the rules by which an order was judged for good.
create table app.own_rules (
  id          text primary key,
  place       integer generated always as identity,
  draft_id    text not null references app.rule_drafts,
  -- Rule of packages/domain/src/province-rules/rule.ts, without its days.
  rule        jsonb not null,
  from_day    date not null,
  until_day   date check (until_day > from_day),
  ended_by    text references app.rule_drafts
);
create index own_rules_draft on app.own_rules (draft_id);

create function app.own_rule_is_to_come() returns trigger language plpgsql as $$
begin
  -- Five minutes, so that no program has read the rules of a day before a row of it commits.
  if tg_op = 'INSERT' and new.from_day <= app.shanghai_day(app.now() + interval '5 minutes')::date
    or tg_op = 'UPDATE' and new.until_day is distinct from old.until_day
      and least(new.until_day, old.until_day) <= app.shanghai_day(app.now() + interval '5 minutes')::date then
    raise exception 'a rule begins and ends on days to come' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger own_rule_is_to_come before insert or update on app.own_rules
  for each row execute function app.own_rule_is_to_come();

alter table app.rule_drafts enable row level security;
alter table app.rule_drafts force row level security;
create policy auditor_reads on app.rule_drafts for select to auditor using (true);
alter table app.own_rules enable row level security;
alter table app.own_rules force row level security;
create policy auditor_reads on app.own_rules for select to auditor using (true);
create policy everybody_reads on app.own_rules for select using (current_setting('app.kind', true) <> '');
create policy staff_adds on app.own_rules for insert with check (current_setting('app.kind', true) = 'staff');
create policy staff_ends on app.own_rules for update using (current_setting('app.kind', true) = 'staff');
create policy staff_reads on app.rule_drafts for select using (current_setting('app.kind', true) = 'staff');
create policy house on app.rule_drafts using ((select app.is_house()));
create policy staff_adds on app.rule_drafts for insert with check (current_setting('app.kind', true) = 'staff');
create policy staff_changes on app.rule_drafts for update using (current_setting('app.kind', true) = 'staff');

grant select on app.rule_drafts, app.own_rules to app, worker, auditor;
grant insert on app.rule_drafts, app.own_rules to app;
grant update (version, state, title, source, why, changes, changed_at, submitted_at, decided_by, decided_at) on app.rule_drafts to app;
grant update (until_day, ended_by) on app.own_rules to app;
