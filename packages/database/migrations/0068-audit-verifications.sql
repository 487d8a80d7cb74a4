-- 审计核对: when somebody verified the whole audit (`npm run audit:verify`), and what came of it. It is a reminder, no proof: whoever could rewrite
-- the audit could write this, too. The command's own answer is the proof, on the machine that has the heads.
create table app.audit_verifications (
  n           bigint generated always as identity primary key,
  at          timestamptz not null default app.now(),
  -- Who ran it where, as their machine says it: `name@host`.
  ran_by      text not null check (length(ran_by) between 1 and 200),
  -- The last signed head of live rows that it was held to; null: there was none.
  head_seq    integer,
  -- Whether heads from outside of the database were given.
  outside     boolean not null,
  links       bigint not null,
  heads       bigint not null,
  events      bigint not null,
  faults      integer not null,
  -- The first bad row, as the command names it.
  first_fault text,
  check ((faults = 0) = (first_fault is null))
);
alter table app.audit_verifications enable row level security;
alter table app.audit_verifications force row level security;
create policy house on app.audit_verifications using (app.is_house());
create policy live_only on app.audit_verifications as restrictive to app, worker using (not (select app.in_test()));
grant select on app.audit_verifications to app, auditor;
-- The one thing that the auditor may write, and nobody may change.
grant insert on app.audit_verifications to auditor;
