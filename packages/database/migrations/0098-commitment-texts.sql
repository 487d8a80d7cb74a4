-- Texts of the commitment letters, which administrators load.
insert into app.settings (name, value) values
  ('commitmentText', '""'), ('commitmentTextShanghai', '""'), ('commitmentTextJiangsu', '""'), ('commitmentTextGuangdong', '""');
create policy staff_sets_commitment_texts on app.settings for update to app, app_staff
  using (current_setting('app.kind', true) = 'staff'
    and name in ('commitmentText', 'commitmentTextShanghai', 'commitmentTextJiangsu', 'commitmentTextGuangdong'));
