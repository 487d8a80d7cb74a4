-- 自定文字: what an installation says in its own words in place of the program's reasons and notices (docs/spec/rules.md R-14). As its own
-- rules: from an approved draft, in force on days to come alone.
create table app.own_texts (
  id          text primary key,
  place       integer generated always as identity,
  draft_id    text not null references app.rule_drafts,
  -- reason:CODE or notice:NAME (packages/domain/src/rule-book/own-texts.ts).
  key         text not null,
  -- Parts of the text, each in both languages.
  texts       jsonb not null,
  from_day    date not null,
  until_day   date check (until_day > from_day),
  ended_by    text references app.rule_drafts
);
create index own_texts_key on app.own_texts (key, from_day);
create index own_texts_draft on app.own_texts (draft_id);

create trigger own_text_is_to_come before insert or update on app.own_texts
  for each row execute function app.own_rule_is_to_come();

alter table app.own_texts enable row level security;
alter table app.own_texts force row level security;
create policy auditor_reads on app.own_texts for select to auditor using (true);
create policy everybody_reads on app.own_texts for select using (current_setting('app.kind', true) <> '');
create policy staff_adds on app.own_texts for insert with check (current_setting('app.kind', true) = 'staff');
create policy staff_ends on app.own_texts for update using (current_setting('app.kind', true) = 'staff');

grant select on app.own_texts to app, worker, auditor;
grant insert on app.own_texts to app;
grant update (until_day, ended_by) on app.own_texts to app;
