-- Ten minutes in which an order changed last. Every event writes `updated_at`; while an index named it, no update of an order was HOT. Indexes name
-- this column, and lists sort by it and then by `updated_at` (docs/performance.md, Writes).
create function app.updated_bucket(instant timestamptz) returns timestamptz language sql immutable parallel safe as
  $$ select date_bin('10 minutes', instant, timestamptz '1970-01-01 00:00:00Z') $$;
alter table app.orders add column updated_bucket timestamptz;
comment on column app.orders.updated_bucket is 'app.updated_bucket(updated_at): the only form of it that an index of orders may name';

create or replace function app.draw_row_version() returns trigger language plpgsql as $$
begin
  new.row_version := floor(random() * 9007199254740992)::bigint;
  new.updated_bucket := app.updated_bucket(new.updated_at);
  return new;
end $$;
create or replace trigger row_version before insert or update on app.orders for each row execute function app.draw_row_version();
-- Also for rows that come by replication or are copied without other triggers.
alter table app.orders enable always trigger row_version;
