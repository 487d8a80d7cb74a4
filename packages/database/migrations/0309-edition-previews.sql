-- 试算: a preview is of a draft of rules, or of the change to another edition: what the setting `edition` would be (docs/spec/rules.md R-14).
alter table app.rule_previews
  alter column draft_id drop not null,
  add column edition text;
alter table app.rule_previews
  add constraint rule_previews_about check (num_nonnulls(draft_id, edition) = 1) not valid;
create unique index rule_previews_edition on app.rule_previews (edition);
