-- The reduced copy of an image as the report takes it, made once: a file of many orders is built in seconds, not in minutes.
alter table app.materials add column report_file text;
