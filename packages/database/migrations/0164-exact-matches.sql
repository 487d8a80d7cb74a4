-- no-transaction
-- Exact matches of the search (packages/orders/src/order-list/search.ts): what a typed text is the whole number or name of, before what begins
-- with it or holds it. The indexes find a whole name without reading all that share its pairs of characters.

create index concurrently if not exists records_names on app.records using gin (names);
create index concurrently if not exists websites_names on app.websites using gin (names);
