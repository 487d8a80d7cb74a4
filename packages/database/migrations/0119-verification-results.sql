-- 核实结果: the answer to a verification task, which leaves in a numbered file of its own (docs/spec/rules.md R-10.1).

alter table app.rectifications
  -- Null: not answered. A refused answer stays until the next one replaces it.
  add column result_passed boolean,
  -- Sealed: opinion and errors; null also after its retention.
  add column result        bytea,
  add column result_by     text references app.staff,
  add column result_name   text,
  add column result_at     timestamptz,
  -- Null: waits for a file.
  add column result_file   text references app.submissions,
  add constraint rectifications_result check (num_nulls(result_passed, result_by, result_name, result_at) in (0, 4)
    and (result_at is not null or (result is null and result_file is null)) and (result_at is null or about = 'verificationTask'));
create index rectifications_result_waits on app.rectifications (bureau_id, result_at)
  where result_at is not null and result_file is null and closed_at is null;
create index rectifications_result_file on app.rectifications (result_file) where result_file is not null;
grant update (result_passed, result, result_by, result_name, result_at, result_file) on app.rectifications to app;
