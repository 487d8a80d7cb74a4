-- 试算: what a draft of rules would do (docs/spec/rules.md R-14), worked out by the worker in batches. The last one of each draft; no values
-- of orders, only which of them would change and where.
create table app.rule_previews (
  id            text primary key,
  draft_id      text not null unique references app.rule_drafts on delete cascade,
  -- Of the draft: after a change of it another is asked for.
  version       integer not null,
  state         text not null default 'ASKED' check (state in ('ASKED', 'RUNNING', 'DONE')),
  -- The first day on which all of the draft applies.
  day           date not null,
  -- Decisions and refusals are read from here to asked_at.
  since         timestamptz not null,
  asked_by      text not null references app.staff,
  asked_at      timestamptz not null default app.now(),
  begun_at      timestamptz,
  ended_at      timestamptz,
  -- What is being read, and the last order of it that was judged.
  part          text check (part in ('OPEN', 'DECISION', 'REFUSAL')),
  after         text,
  judged        integer not null default 0,
  total         integer,
  -- Refusals whose order has other content by now: what was refused is not known any more.
  refusals_changed integer not null default 0
);
alter table app.rule_previews enable row level security;
alter table app.rule_previews force row level security;
create policy house on app.rule_previews using ((select app.is_house()));
create policy auditor_reads on app.rule_previews for select to auditor using (true);
grant select, insert, delete on app.rule_previews to app;
grant select on app.rule_previews to worker, auditor;
grant update (state, begun_at, ended_at, part, after, judged, total, refusals_changed) on app.rule_previews to worker;

create table app.rule_preview_items (
  preview_id    text not null references app.rule_previews on delete cascade,
  part          text not null check (part in ('OPEN', 'DECISION', 'REFUSAL')),
  order_id      text not null references app.orders on delete cascade,
  partner_id    text not null references app.partners,
  -- RuleEffect of packages/domain/src/rule-book/effect-on-order.ts.
  effects       jsonb not null,
  outcomes      text[] not null,
  -- The decision that would be another: its event.
  decision      text,
  test          boolean not null default app.in_test(),
  primary key (preview_id, part, order_id)
);
alter table app.rule_preview_items enable row level security;
alter table app.rule_preview_items force row level security;
create policy house on app.rule_preview_items using ((select app.is_house()));
create policy realm on app.rule_preview_items as restrictive to app, worker using (test = app.in_test());
create policy auditor_reads on app.rule_preview_items for select to auditor using (true);
grant select on app.rule_preview_items to app, auditor;
grant select, insert on app.rule_preview_items to worker;
