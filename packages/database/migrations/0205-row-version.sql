-- The version of an order's row as a whole, by which a process knows a row that it has read before (docs/decisions/0031-measuring-speed.md). Each update draws a
-- random one: a counter would give the same version twice after a rollback or a restored backup. `orders.version` counts what the applicant changed.
alter table app.orders add column row_version bigint not null default 0;
alter table app.orders alter column row_version set default floor(random() * 9007199254740992)::bigint;
comment on column app.orders.row_version is 'Another random number after each update; fits into a double';

create function app.draw_row_version() returns trigger language plpgsql as $$
begin
  new.row_version := floor(random() * 9007199254740992)::bigint;
  return new;
end $$;
create trigger row_version before update on app.orders for each row execute function app.draw_row_version();
