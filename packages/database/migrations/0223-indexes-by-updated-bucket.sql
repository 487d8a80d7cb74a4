-- no-transaction
-- The bucket of orders of before 0222, found by an index that is dropped afterwards.
create index concurrently if not exists orders_no_bucket on app.orders (id) where updated_bucket is null;
-- repeat until 0 rows
update app.orders set updated_at = updated_at where id in (select id from app.orders where updated_bucket is null order by id limit 5000);
drop index concurrently if exists app.orders_no_bucket;

-- Each index that named `updated_at`, by the bucket.
create index concurrently if not exists orders_all_by_update on app.orders (updated_bucket);
create index concurrently if not exists orders_open_by_update on app.orders (updated_bucket) include (state, test) where locked;
create index concurrently if not exists orders_done_by_update on app.orders (updated_bucket) where not locked;
create index concurrently if not exists orders_partner_by_update on app.orders (partner_id, updated_bucket) include (test);
-- A partner's list since an instant in the sequence of another time: the columns behind the sequence are compared in the index.
create index concurrently if not exists orders_partner_in_due on app.orders
  (partner_id, (case when due_at is null then 'infinity'::timestamptz else due_at end), id, updated_bucket, created_at) include (test);
create index concurrently if not exists orders_partner_in_submitted on app.orders
  (partner_id, (case when submitted_at is null then 'infinity'::timestamptz else submitted_at end), id, updated_bucket, created_at) include (test);
create index concurrently if not exists orders_erase_drafts on app.orders (updated_bucket) where locked and round = 0 and state = 'DRAFT';
create index concurrently if not exists orders_erase_abandoned on app.orders (updated_bucket) where not locked and round = 0 and not erased @> '{orders}';
create index concurrently if not exists orders_erase_values on app.orders (updated_bucket) where not locked and not erased @> '{orders}';
create index concurrently if not exists orders_erase_materials on app.orders (updated_bucket) where not locked and not erased @> '{materials}';
create index concurrently if not exists orders_erase_photos on app.orders (updated_bucket) where not locked and not erased @> '{photos}';
create index concurrently if not exists orders_erase_words on app.orders (updated_bucket) where not locked and not erased @> '{words}';
drop index concurrently if exists app.orders_updated_all;
drop index concurrently if exists app.orders_open_updated;
drop index concurrently if exists app.orders_done;
drop index concurrently if exists app.orders_partner_updated;
drop index concurrently if exists app.orders_partner_by_due;
drop index concurrently if exists app.orders_partner_by_submitted;
drop index concurrently if exists app.orders_keep_drafts;
drop index concurrently if exists app.orders_keep_abandoned;
drop index concurrently if exists app.orders_keep_values;
drop index concurrently if exists app.orders_keep_materials;
drop index concurrently if exists app.orders_keep_photos;
drop index concurrently if exists app.orders_keep_words;
