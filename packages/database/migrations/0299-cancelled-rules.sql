-- A rule or a text that has not begun may be cancelled: it ends on its first day, so it is in force on no day, and its row stays. Rows of
-- before fulfil the narrower check that goes.
alter table app.own_rules drop constraint own_rules_check,
  add constraint own_rules_ends_not_before check (until_day >= from_day) not valid;
alter table app.own_texts drop constraint own_texts_check,
  add constraint own_texts_ends_not_before check (until_day >= from_day) not valid;
