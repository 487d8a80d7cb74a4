-- no-transaction
-- They found the rows that releases before 0.1.0 filled; no statement of 0.1.0 or later asks for them.
drop index concurrently if exists app.order_contents_unfilled;
drop index concurrently if exists app.order_contents_unhashed;
drop index concurrently if exists app.record_versions_unhashed;
drop index concurrently if exists app.records_unfilled;
drop index concurrently if exists app.websites_unfilled;
