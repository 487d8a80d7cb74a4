-- The id that we give a domain when an order adds it: what is sent, what is stored and what is published are the same one.
alter table app.domain_checks add column provider_id text;
set local app.kind = 'system';
set local app.actor = 'migration';
update app.domain_checks set provider_id = nextval('app.provider_ids')::text;
alter table app.domain_checks alter column provider_id set default nextval('app.provider_ids')::text;
alter table app.domain_checks alter column provider_id set not null;
