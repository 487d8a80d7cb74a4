-- 核验材料: a notice is answered by the materials of an order, which leave in a numbered file of their own (docs/spec/rules.md R-10.1).

alter table app.rectifications
  -- The order whose materials are the reply to a notice.
  add column reply_order text references app.orders,
  drop constraint rectifications_reply,
  add constraint rectifications_reply check (num_nulls(reply_by, reply_name, reply_at) in (0, 3)
    and (reply_at is not null or num_nonnulls(reply_passed, reply, reply_file, reply_refused, reply_order) = 0)
    and num_nonnulls(reply_passed, reply_order) < 2);
grant update (reply_order) on app.rectifications to app;
