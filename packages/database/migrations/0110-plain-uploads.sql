-- A connection may have a key for encrypted downloads and send its own files plain.
alter table app.bureaus add column encrypts_uploads boolean not null default true;
grant update (encrypts_uploads) on app.bureaus to app;
