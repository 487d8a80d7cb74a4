-- Who wrote a draft of rules, so that nobody approves what they wrote themselves; and why it was sent back.
alter table app.rule_drafts
  add column written_by text[] not null default '{}',
  add column sent_back_why text;
grant update (written_by, sent_back_why) on app.rule_drafts to app;
