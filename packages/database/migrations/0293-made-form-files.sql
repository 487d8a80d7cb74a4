-- no-transaction
-- The sweep of the file store asks which row names a file.
create index concurrently if not exists verified_forms_picture on app.verified_forms (picture_file) where picture_file is not null;
create index concurrently if not exists verified_forms_commitment on app.verified_forms (commitment_file) where commitment_file is not null;
