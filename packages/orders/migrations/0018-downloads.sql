-- What bureaus publish of their own accord: a record refreshes the open order, a deregistration ends it.

-- A publication touched what was judged: the verdict stands in the history and counts no more.
alter table app.verdicts add column fell_at timestamptz;

-- Deregistered 注销 (ZXSJ). Kept by the bureau's own id, for the record may be published later than its end.
create table app.deregistrations (
  kind      text not null check (kind in ('subject', 'website', 'access')),
  bureau_id text not null,
  answer_id text references app.bureau_answers,
  at        timestamptz not null default app.now(),
  primary key (kind, bureau_id)
);
grant select on app.deregistrations to app, auditor;
grant select, insert on app.deregistrations to worker;
alter table app.deregistrations enable row level security;
alter table app.deregistrations force row level security;
create policy house on app.deregistrations using (app.is_house());

-- A bureau may leave a filing number out (bureau-interface.md §9.3): what has none is no duplicate of another.
alter table app.records drop constraint records_filing_number_key;
create unique index records_filing_number on app.records (filing_number) where filing_number <> '';
alter table app.websites drop constraint websites_filing_number_key;
create unique index websites_filing_number on app.websites (filing_number) where filing_number <> '';
