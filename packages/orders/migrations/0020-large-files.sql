-- A data file of many large orders is built, stored and read in seconds. The reduced copy of an image as the report takes it is made once.
alter table app.materials add column report_file text;
-- Sealed bytes do not shrink, and a large file is read in slices.
alter table app.submissions alter column file set storage external;
