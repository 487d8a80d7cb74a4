-- A data file of many large orders is built, stored and read in seconds, and ten thousand orders are no five gigabytes of rows.
-- The reduced copy of an image as the report takes it: made once.
alter table app.materials add column report_file text;
-- The bytes of a data file lie sealed in the file store, under this name; those of earlier files stay in their rows.
alter table app.submissions
  add column stored text,
  drop constraint submissions_file,
  add constraint submissions_file check (file is not null or stored is not null or file_removed_at is not null);
drop index app.submissions_kept;
create index submissions_kept on app.submissions (settled_at) where file_removed_at is null;
