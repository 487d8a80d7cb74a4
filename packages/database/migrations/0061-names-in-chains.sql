-- Names in events are hashed under a salt of their own: the salt of content hashes is replaced when an order's values are deleted (0064 of the
-- decisions), and no chain may break by that.

select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

alter table app.orders add column chain_salt bytea;
-- What is hashed already was hashed under the other.
update app.orders set chain_salt = salt;
alter table app.orders alter column chain_salt set not null,
  alter column chain_salt set default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
