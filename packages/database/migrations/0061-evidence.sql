-- 审计公钥: what heads of the audit are verified with, so that a bundle of evidence holds it. The private keys are the worker's, in a file.
create table app.audit_keys (
  id    text primary key,
  -- SPKI.
  pem   text not null,
  since timestamptz not null default app.now()
);
alter table app.audit_keys enable row level security;
alter table app.audit_keys force row level security;
create policy house on app.audit_keys using (app.is_house());
create policy auditor_reads on app.audit_keys for select to auditor using (true);
grant select on app.audit_keys to app, auditor;
grant select, insert on app.audit_keys to worker;
