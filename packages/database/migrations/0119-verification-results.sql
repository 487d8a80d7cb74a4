-- 核实结果: the answer to a verification task, which leaves in a numbered file of its own (docs/spec/rules.md R-10.1).

alter table app.rectifications
  -- Null: not answered. A refused reply stays until the next one replaces it.
  add column reply_passed  boolean,
  -- Sealed: opinion and errors; null also after its retention.
  add column reply         bytea,
  add column reply_by      text references app.staff,
  add column reply_name    text,
  add column reply_at      timestamptz,
  -- Null: waits for a file.
  add column reply_file    text references app.submissions,
  -- Why the bureau refused it, in both languages.
  add column reply_refused jsonb,
  add constraint rectifications_reply check (num_nulls(reply_by, reply_name, reply_at) in (0, 3)
    and (reply_at is not null or num_nonnulls(reply_passed, reply, reply_file, reply_refused) = 0));
create index rectifications_reply_waits on app.rectifications (bureau_id, reply_at)
  where reply_at is not null and reply_file is null and closed_at is null;
create index rectifications_reply_file on app.rectifications (reply_file) where reply_file is not null;
grant update (reply_passed, reply, reply_by, reply_name, reply_at, reply_file, reply_refused) on app.rectifications to app;
