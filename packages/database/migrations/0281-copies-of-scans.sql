-- no-transaction
-- Keyed hashes of numbers, names of units and domains that were read on a scan, by which it is found on those of other subjects.
alter table app.readings add column if not exists value_hashes text[] not null default '{}';
create index concurrently if not exists readings_value_hashes on app.readings using gin (value_hashes);
-- The fingerprint of the mirrored scan; null: a photo, or made before this was looked for.
alter table app.picture_marks add column if not exists mirror_coarse bigint;
alter table app.picture_marks add column if not exists mirror_detail bit(512);
