-- Whether the papers of an order agreed with it when the initial review was decided, and the handling times by it (docs/figures.md).
alter table app.handled add column papers_agree boolean;

-- As app.handled_periods, for decisions of the initial review; kind '' is all kinds.
create table app.handled_papers (
  days       integer not null,
  kind       text not null,
  agree      boolean not null,
  decisions  integer not null,
  half       bigint not null,
  most       bigint not null,
  primary key (days, kind, agree)
);
grant select on app.handled_papers to app, auditor;
grant select, insert, delete on app.handled_papers to worker;
alter table app.handled_papers enable row level security;
alter table app.handled_papers force row level security;
create policy house on app.handled_papers using ((select app.is_house()));
create policy live_only on app.handled_papers as restrictive to app, worker using (not (select app.in_test()));
